/** A body that is no JSON; answered with 400. */
export class BadJson extends Error {}
