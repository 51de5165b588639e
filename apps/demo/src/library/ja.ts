import type { MessagesInput } from '@challenge-kit/react'
import { ja as kit } from '@challenge-kit/react/messages/ja'
import { jaAccount } from '@challenge-kit/react/messages/ja-account'
import type { Words } from './en.ts'

export const ja: Words = {
  name: 'ランタン図書館',
  links: ['蔵書検索', '催し', '開館時間'],
  signUp: 'はじめての方は、図書館カードを作成',
  footer: ['館の一覧', 'プライバシー'],
  member: {
    heading: '図書館カード',
    lead: 'ログインしました。このページが知っているのは次の内容だけです。トークンはバックエンドに留まります。',
    account: 'アカウント',
    claims: {
      sub: 'ユーザーID',
      email: 'メールアドレス',
      email_verified: 'メールアドレスの確認',
      phone_number: '電話番号',
      phone_number_verified: '電話番号の確認',
      name: '名前',
      given_name: '名',
      family_name: '姓',
      'custom:library_card': '図書館カードの番号',
    },
    yes: '済み',
    no: 'まだ',
    signOut: 'ログアウト',
    signOutEverywhere: 'すべての端末でログアウト',
    security: 'アカウントとセキュリティ',
    signOutFailed: 'ログアウトできませんでした。もう一度お試しください。',
  },
  loans: {
    heading: '借りている本',
    titles: { lamp: '点灯夫の地図', tide: '紙の潮' },
    renewals: (count) => `延長${count}回`,
    renew: '延長する',
    replace: 'カードを再発行する',
    replaced: '新しいカードをお送りします。',
    failed: '送信できませんでした。もう一度お試しください。',
  },
}

/** The kit's messages in Japanese, and the messages that the library replaces. */
export const jaMessages: MessagesInput = {
  ...kit,
  ...jaAccount,
  'usernameOrEmail.label': 'メールアドレスまたは電話番号',
  'usernameOrEmail.missing': 'メールアドレスまたは電話番号を入力してください。',
  'usernameOrEmail.mismatch': 'アドレス・番号とパスワードが一致しません。',
  'attribute.custom:library_card': '図書館カードの番号',
  'attribute.custom:library_card.hint': 'カードの表面にある、Lと4桁の数字です。',
  'question.lantern': '「LANTERN」という単語は何文字ですか？',
  'question.lantern.hint': '図書館の会員なら誰でも知っています。',
}
