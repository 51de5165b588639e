/** The app client of each tenant. The names of its cookies end with the first eight characters. */
export const clientIds = { acme: '1acme23example45client67aa', globex: '8globex9example01client2bb' } as const
