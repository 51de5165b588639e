import { create, type ThemeVars } from 'storybook/theming'
import logoDark from './logo-dark.svg'
import logoLight from './logo-light.svg'

const shared = {
  brandTitle: 'Challenge Kit',
  brandUrl: './?path=/docs/introduction--docs',
  brandTarget: '_self',
  fontBase: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK JP', sans-serif",
  fontCode: "ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'Liberation Mono', monospace",
  appBorderRadius: 8,
  inputBorderRadius: 6,
}

/** The colours of Storybook itself. They are the kit's tokens of tokens.css. */
export const themes: Readonly<Record<'light' | 'dark', ThemeVars>> = {
  light: create({
    ...shared,
    base: 'light',
    brandImage: logoLight,
    colorPrimary: '#1f5fbf',
    colorSecondary: '#195ab9',
    appBg: '#f5f6f8',
    appContentBg: '#ffffff',
    appPreviewBg: '#ffffff',
    appBorderColor: '#e1e4e9',
    barBg: '#ffffff',
    barTextColor: '#565d68',
    barSelectedColor: '#195ab9',
    barHoverColor: '#195ab9',
    textColor: '#15181d',
    textMutedColor: '#565d68',
    inputBg: '#ffffff',
    inputBorder: '#868d98',
    inputTextColor: '#15181d',
  }),
  dark: create({
    ...shared,
    base: 'dark',
    brandImage: logoDark,
    colorPrimary: '#2e6ecf',
    colorSecondary: '#84b8ff',
    appBg: '#0c0e11',
    appContentBg: '#15181d',
    appPreviewBg: '#15181d',
    appBorderColor: '#2c313a',
    barBg: '#15181d',
    barTextColor: '#a5acb8',
    barSelectedColor: '#84b8ff',
    barHoverColor: '#84b8ff',
    textColor: '#eceef2',
    textMutedColor: '#a5acb8',
    inputBg: '#1d2127',
    inputBorder: '#737b89',
    inputTextColor: '#eceef2',
  }),
}
