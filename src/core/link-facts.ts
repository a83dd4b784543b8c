/** The facts of a node as a link writes them. Readers give undefined for a text of another kind. */
import type { Arch } from './types';

type Nic = { driver: string; mtu?: number; l2?: boolean; tsoMaxSize?: number };

const UNITS: [unit: string, bytes: number][] = [
  ['Ti', 2 ** 40],
  ['Gi', 2 ** 30],
  ['Mi', 2 ** 20],
  ['Ki', 2 ** 10],
];

/** "amd64" and "arm64", also as `uname -m` names them. */
export function readArch(text: string): Arch | undefined {
  if (text === 'amd64' || text === 'x86_64') return 'amd64';
  return text === 'arm64' || text === 'aarch64' ? 'arm64' : undefined;
}

/** A positive whole number below a billion. */
export const readCount = (text: string): number | undefined => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined);

/** "1" or "0", also as words. */
export function readFlag(text: string): boolean | undefined {
  if (/^(?:1|true|yes)$/i.test(text)) return true;
  return /^(?:0|false|no)$/i.test(text) ? false : undefined;
}

/** What a command prints in one word: a governor, a profile, a state. At most 64 characters, no space within. */
export const readWord = (text: string): string | undefined => (/^[^\s\p{C}]{1,64}$/u.test(text) ? text : undefined);

/** Bytes from "64Gi" or plain digits. */
export function readMemory(text: string): number | undefined {
  const [, digits = '', unit = ''] = /^([1-9]\d{0,15})(Ki|Mi|Gi|Ti)?$/.exec(text) ?? [];
  const bytes = Number(digits) * (UNITS.find(([name]) => name === unit)?.[1] ?? 1);
  return digits !== '' && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** Bytes in the largest unit that is exact; undefined where there is nothing to write. */
export function writeMemory(bytes: number | undefined): string | undefined {
  if (bytes === undefined || !Number.isSafeInteger(bytes) || bytes <= 0) return undefined;
  const unit = UNITS.find(([, size]) => bytes % size === 0);
  return unit ? `${bytes / unit[1]}${unit[0]}` : String(bytes);
}

/** "mlx5_core:9000:l2=0:tso=524280", percent codes still in it: a colon inside a driver's name is one. */
export function readNic(text: string): Nic | undefined {
  const [driver = '', ...parts] = text.split(':');
  let nic: Nic;
  try {
    nic = { driver: decodeURIComponent(driver) };
    for (const part of parts.map((raw) => decodeURIComponent(raw))) {
      const flag = part.startsWith('l2=') ? readFlag(part.slice(3)) : undefined;
      const tso = part.startsWith('tso=') ? readCount(part.slice(4)) : undefined;
      const mtu = flag === undefined && tso === undefined ? readCount(part) : undefined;
      if (flag !== undefined && nic.l2 === undefined) nic.l2 = flag;
      else if (tso !== undefined && nic.tsoMaxSize === undefined) nic.tsoMaxSize = tso;
      else if (mtu !== undefined && nic.mtu === undefined) nic.mtu = mtu;
      else return undefined;
    }
  } catch {
    return undefined;
  }
  return nic.driver === '' && parts.length === 0 ? undefined : nic;
}

/** A NIC for a link, already encoded; '' where nothing is known of it. */
export function writeNic({ driver, mtu, l2, tsoMaxSize }: Nic, encode: (text: string) => string): string {
  const name = encode(driver).replaceAll(':', '%3A');
  const tso = tsoMaxSize === undefined ? '' : `:tso=${tsoMaxSize}`;
  return name + (mtu === undefined ? '' : `:${mtu}`) + (l2 === undefined ? '' : `:l2=${l2 ? 1 : 0}`) + tso;
}
