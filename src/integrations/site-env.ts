/**
 * Where the site stands, from the environment, so that the same sources deploy under a domain or below a path:
 * `SITE_URL` (origin, "https://fastpath.example"), `BASE_PATH` ("/" or "/fastpath/"), `REPOSITORY_URL`.
 */
export interface SiteEnv {
  site: string;
  base: string;
  repository: string;
}

/** Reads the three variables; throws with a tip on a site URL that is none. */
export function siteEnv(env: Record<string, string | undefined> = process.env): SiteEnv {
  const site = env['SITE_URL'] || 'https://fastpath.example';
  if (!URL.canParse(site)) {
    throw new Error(`SITE_URL "${site}" is no URL. Tip: write it with its scheme, SITE_URL=https://example.org`);
  }
  const base = `/${env['BASE_PATH'] ?? ''}/`.replaceAll(/\/+/g, '/');
  const repository = (env['REPOSITORY_URL'] || 'https://github.com/cilium-fastpath/fastpath').replace(/\/+$/, '');
  return { site: new URL(site).origin, base, repository };
}
