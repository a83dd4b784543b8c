/**
 * The Chromium that tests and benchmarks drive. First that exists: `CHROME_PATH`, Playwright's own download, a system
 * Chrome or Chromium, and last the one that npm brings (`@sparticuz/chromium`), so that a machine with nothing but npm
 * can run every test. `FASTPATH_BROWSER=playwright|system|sparticuz` forces one of them.
 */
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser, type BrowserServer } from 'playwright-core';

/** Where a browser came from, its program, and what it needs in its environment. */
export interface Choice {
  origin: 'CHROME_PATH' | 'playwright' | 'system' | 'sparticuz';
  path: string;
  env: Record<string, string>;
}

/** Flags for every browser: no first-run pages, no calls home, and it works as root and without a GPU. */
export const BROWSER_ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const SYSTEM_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Finds the browser by the order above. Throws with a tip only when there is none at all. */
export async function chooseBrowser(): Promise<Choice> {
  const forced = process.env['FASTPATH_BROWSER'];
  const fromEnv = process.env['CHROME_PATH'];
  if (!forced && fromEnv) {
    if (existsSync(fromEnv)) return { origin: 'CHROME_PATH', path: fromEnv, env: {} };
    throw new Error(`CHROME_PATH is "${fromEnv}", and no file is there. Correct it, or unset it to let tests choose.`);
  }
  if (!forced || forced === 'playwright') {
    const own = chromium.executablePath();
    if (own && existsSync(own)) return { origin: 'playwright', path: own, env: {} };
  }
  if (!forced || forced === 'system') {
    const system = findSystem();
    if (system) return { origin: 'system', path: system, env: {} };
  }
  if (!forced || forced === 'sparticuz') {
    if (process.platform === 'linux' && process.arch === 'x64') return unpackSparticuz();
  }
  throw new Error('No Chromium for the browser tests. Install Chrome or Chromium, or set CHROME_PATH to its program.');
}

/** Where the browser that all tests share is listening; set by the tests' global setup, inherited by its workers. */
export const SHARED_BROWSER = 'FASTPATH_BROWSER_ENDPOINT';

/** Gives the browser that is shared, or starts one of its own where there is none or it needs arguments. */
export async function launchBrowser(args: string[] = []): Promise<Browser> {
  const shared = process.env[SHARED_BROWSER];
  if (shared !== undefined && args.length === 0) return chromium.connect(shared);
  return chromium.launch(await launchOptions(args));
}

/** Starts the browser that tests share. Closing a connection to it closes what was opened through that one alone. */
export async function serveBrowser(): Promise<BrowserServer> {
  return chromium.launchServer(await launchOptions([]));
}

async function launchOptions(
  args: string[],
): Promise<{ executablePath: string; args: string[]; env: Record<string, string> }> {
  const choice = await chooseBrowser();
  return { executablePath: choice.path, args: [...BROWSER_ARGS, ...args], env: { ...definedEnv(), ...choice.env } };
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined));
}

function findSystem(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const candidates = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...SYSTEM_PATHS].find((path) => existsSync(path));
}

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));
const PACKAGE = join(MODULES, '@sparticuz/chromium');

/**
 * Unpacks npm's Chromium once, with the libraries it needs on a bare Linux (NSS, NSPR, expat) and a font. Its own
 * `executablePath()` brings those libraries only when it believes it runs on AWS; so they are unpacked here.
 */
async function unpackSparticuz(): Promise<Choice> {
  const home = join(MODULES, '.cache', 'fastpath-chromium');
  const choice: Choice = {
    origin: 'sparticuz',
    path: join(home, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(home, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
    },
  };
  if (existsSync(choice.path)) return choice;

  // Two workers may unpack at once: each into a folder of its own, and the first to finish wins the name.
  const fresh = `${home}-${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  // tar-fs is the dependency with which the package unpacks itself.
  const { extract } = createRequire(join(PACKAGE, 'package.json'))('tar-fs') as {
    extract(folder: string): NodeJS.WritableStream;
  };
  const unpack = (name: string, target: NodeJS.WritableStream): Promise<void> =>
    pipeline(createReadStream(join(PACKAGE, 'bin', name)), createBrotliDecompress(), target);
  await Promise.all([
    unpack('chromium.br', createWriteStream(join(fresh, 'chromium'), { mode: 0o755 })),
    unpack('al2023.tar.br', extract(fresh)),
    unpack('fonts.tar.br', extract(fresh)),
    unpack('swiftshader.tar.br', extract(fresh)),
  ]);
  writeFileSync(join(fresh, 'fonts.conf'), fontsConf(home));
  try {
    renameSync(fresh, home);
  } catch {
    rmSync(fresh, { recursive: true, force: true });
  }
  return choice;
}

function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
