// The type of an import of a style sheet, for TypeScript without the types of a bundler.
export {}
