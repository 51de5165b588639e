import type { enErrors } from '../en/errors.ts'

/** The sentences of errors and notices, in Japanese. They are loaded on demand, because the first screen shows none of them. */
export const jaErrors: { readonly [K in keyof typeof enErrors]: string } = {
  'field.required': '入力してください。',
  'error.invalid_answer': '入力してください。',
  'wait.seconds': '{count}秒',
  'wait.minutes': '約{count}分',
  'error.code_expired': 'コードの有効時間が過ぎました。最初からやり直すと、新しいコードを受け取れます。',
  'error.totp_saved': '認証アプリの設定は完了しています。次に表示されるコードでログインしてください。',
  'confirm.done': 'アカウントを確認しました。ログインしてください。',
  'reset.done': 'パスワードを変更しました。新しいパスワードでログインしてください。',
  'phoneSetup.done': '電話番号を保存しました。もう一度ログインしてください。',
  'error.passkey_refused': 'このパスキーは使えません。ほかの方法をお使いください。',
  'signedOut.notice': 'ログアウトしました。',
  'signedOut.here': 'この端末ではログアウトしました。ほかの端末はログインしたままの場合があります。',
  'error.throttled': '安全のため、{wait}お待ちください。',
  'error.throttled.button': '{time} 後に再試行できます',
  'error.throttled.ready': 'もう一度お試しいただけます。',
  'error.network': '接続できません。入力内容は残っています。',
  'error.upstream_unavailable': 'ただいまログインできません。少し経ってからお試しください。',
  'error.outcome_unknown':
    '処理が完了したか確認できませんでした。最初からやり直してください。届いたコードは使えない場合があります。',
  'error.flow_expired': 'しばらく操作がなかったため、安全のためログインを中断しました。もう一度ログインしてください。',
  'error.flow_consumed': 'この画面は回答済みです。ログインできていない場合は、もう一度ログインしてください。',
  'error.flow_superseded': '別のタブでログインが進んでいます。そちらで続けるか、ここで最初からやり直してください。',
  'error.flow_missing':
    'ログインの途中経過を保存できませんでした。このサイトのCookieを許可して、最初からやり直してください。',
  'error.flow_too_long': '想定より多くの確認が必要になりました。最初からやり直すか、ヘルプをご覧ください。',
  'error.blocked': '安全のためログインを停止しました。サポート窓口へご連絡ください。',
  'error.unexpected': 'こちら側で問題が発生しました。もう一度お試しください。',
  'error.server_misconfigured': '現在ログインに不具合が発生しています。担当者に通知し、確認を進めています。',
}
