/// <reference types="astro/client" />

declare module '*.yaml' {
  // The shape of a fact file is stated where it is read; `src/integrations/yaml.ts` gives the parsed file.
  // eslint-disable-next-line typescript/no-explicit-any
  const data: any;
  export default data;
}

declare module '*.yaml?facts' {
  // eslint-disable-next-line typescript/no-explicit-any
  const data: any;
  export default data;
}

declare module '*.yaml?zh' {
  const messages: Record<string, string>;
  export default messages;
}

declare module '*.yaml?en' {
  const messages: Record<string, string>;
  export default messages;
}

// Tables of gains, a `PairTable` of src/core/gains/pairs.ts; made by `src/integrations/gains-table.ts`.
declare module '*.yaml?pairs' {
  const table: unknown;
  export default table;
}

declare module '*.yaml?rows' {
  const table: unknown;
  export default table;
}

interface ImportMetaEnv {
  /** Address of the repository, without a slash at its end; from the variable of that name at build. */
  readonly REPOSITORY_URL: string;
}
