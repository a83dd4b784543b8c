/** Characters of pasted text that are read. */
export const PASTE_LIMIT = 1_048_576;
