/**
 * Returns Cognito's `TIMESTAMP`, in UTC and English: `Tue Jul 7 03:04:05 UTC 2026`. The day of the month has no leading
 * zero. Hours, minutes and seconds always have two digits.
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html | RespondToAuthChallenge}
 */
export function timestamp(date: Date): string {
  // ECMAScript specifies the format of toUTCString: `Tue, 07 Jul 2026 03:04:05 GMT`.
  const [weekday, day, month, year, time] = date.toUTCString().replace(',', '').split(' ')
  return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`
}
