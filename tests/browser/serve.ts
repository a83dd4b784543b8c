/**
 * A small static server for a built site: right types, brotli as a real host sends it, the headers of `_headers`,
 * the base path, `404.html`. Used by browser tests and benchmarks.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const PACKED_ALREADY = new Set(['.png', '.jpg', '.webp', '.woff2']);

/** A running server; `url` ends in the base path, with a slash. */
export interface Served {
  url: string;
  origin: string;
  close(): Promise<void>;
}

/** Serves `folder` under `base` on a free local port. Throws when the folder holds no built site. */
export async function serve(folder: string, base = '/'): Promise<Served> {
  const root = resolve(folder);
  if (!existsSync(join(root, 'index.html'))) {
    throw new Error(`${root} holds no built site. Run "npm run build" first.`);
  }
  const prefix = `/${base}/`.replaceAll(/\/+/g, '/');
  const headers = readHeaders(join(root, '_headers'));
  const cache = new Map<string, { body: Buffer; packed: Buffer | undefined; type: string }>();

  const load = (file: string): { body: Buffer; packed: Buffer | undefined; type: string } => {
    const known = cache.get(file);
    if (known) return known;
    const body = readFileSync(file);
    const extension = extname(file);
    const packed = PACKED_ALREADY.has(extension)
      ? undefined
      : brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    const entry = { body, packed, type: TYPES[extension] ?? 'application/octet-stream' };
    cache.set(file, entry);
    return entry;
  };

  const find = (path: string): string | undefined => {
    if (!path.startsWith(prefix)) return undefined;
    const file = resolve(join(root, path.slice(prefix.length)));
    if (file !== root && !file.startsWith(root + sep)) return undefined;
    if (!existsSync(file)) return existsSync(`${file}.html`) ? `${file}.html` : undefined;
    if (!statSync(file).isDirectory()) return file;
    const index = join(file, 'index.html');
    return existsSync(index) ? index : undefined;
  };

  const server = createServer((request, response) => {
    let path: string;
    try {
      path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    } catch {
      path = '/bad-request';
    }
    const file = find(path);
    // A folder without its slash would break relative links, so hosts redirect; this one too.
    if (file?.endsWith('index.html') && !path.endsWith('/') && !path.endsWith('index.html')) {
      response.writeHead(301, { location: `${encodeURI(path)}/` }).end();
      return;
    }
    const notFound = join(root, '404.html');
    const chosen = file ?? (existsSync(notFound) ? notFound : undefined);
    if (!chosen) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    const { body, packed, type } = load(chosen);
    for (const [name, value] of headersFor(headers, path)) response.setHeader(name, value);
    response.setHeader('content-type', type);
    response.setHeader('vary', 'accept-encoding');
    const asked = String(request.headers['accept-encoding'] ?? '').includes('br');
    if (packed && asked) response.setHeader('content-encoding', 'br');
    const sent = packed && asked ? packed : body;
    response.setHeader('content-length', sent.length);
    response.writeHead(file ? 200 : 404);
    response.end(request.method === 'HEAD' ? undefined : sent);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: origin + prefix,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

type HeaderRule = { pattern: RegExp; headers: [string, string][] };

/** Reads a `_headers` file: a path with `*`, then indented `Name: value` lines. None gives no rules. */
function readHeaders(file: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  if (!existsSync(file)) return rules;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      const escaped = text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
      rules.push({ pattern: new RegExp(`^${escaped}$`), headers: [] });
    } else {
      const colon = text.indexOf(':');
      rules.at(-1)?.headers.push([text.slice(0, colon).trim(), text.slice(colon + 1).trim()]);
    }
  }
  return rules;
}

function headersFor(rules: HeaderRule[], path: string): [string, string][] {
  return rules.filter((rule) => rule.pattern.test(path)).flatMap((rule) => rule.headers);
}
