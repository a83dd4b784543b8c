import type { APIContext } from 'astro';
import sharp from 'sharp';
import { CARDS, type Card } from '../../i18n/cards';

export const getStaticPaths = () => CARDS.map((card) => ({ params: { card } }));

const [INK, PAPER, FAINT, AMBER, CYAN] = ['#e9eff1', '#0d1113', '#38444b', '#e7a03a', '#35b6fb'];

/** The word mark, as strokes: no font is needed to draw it. */
const MARK = `<g fill="none" stroke="${INK}" stroke-width="3">
<path d="M5.5 30V5.5h7.25v7h7.25v-7h7.500" stroke-linejoin="round"/>
<path transform="translate(39.2)" d="M13.2 21.5a6.6 7 0 1 0-13.2 0a6.6 7 0 1 0 13.2 0zM13.2 13V30"/>
<path transform="translate(56.8)" d="M10 17.7C9.2 15.7 7.6 14.5 5.3 14.5C2.6 14.5.8 15.9.8 17.9c0 2.1 1.7 3 4.5 3.5 3.1.6 4.9 1.6 4.9 3.7 0 2.1-2 3.4-4.9 3.4C2.5 28.5.6 27.3 0 25.1"/>
<path transform="translate(71.2)" d="M3.9 8.5V24.5a4 4 0 0 0 4 4H9.6M0 14.5h9.6"/>
<path transform="translate(85.8)" d="M0 13V36.5M0 21.5a6.6 7 0 1 1 13.2 0a6.6 7 0 1 1-13.2 0z"/>
<path transform="translate(103.2)" d="M13.2 21.5a6.6 7 0 1 0-13.2 0a6.6 7 0 1 0 13.2 0zM13.2 13V30"/>
<path transform="translate(120.6)" d="M3.9 8.5V24.5a4 4 0 0 0 4 4H9.6M0 14.5h9.6"/>
<path transform="translate(135.2)" d="M0 4V30M0 20.3a5.9 5.8 0 0 1 11.8 0V30"/>
</g><path d="M9.75 20.5H32" stroke="${CYAN}" stroke-width="5"/>`;

/** A gate in the line at `x`: shut it conducts, open it turns the packet away. */
const gate = (x: number, shut: boolean) =>
  `<circle cx="${x}" cy="450" r="15" fill="${PAPER}" stroke="${shut ? CYAN : AMBER}" stroke-width="7"/>` +
  (shut ? `<path d="M${x - 15} 450h30" stroke="${CYAN}" stroke-width="9"/>` : '');

const WINDING = 'M0 450H330V360H440V450H550V360H660V450H770V360H880V450H1200';
const DRAWINGS: Record<Card, string> = {
  home: `<path d="${WINDING}" fill="none" stroke="${AMBER}" stroke-width="8" stroke-linejoin="round"/><path d="M0 450H1200" stroke="${CYAN}" stroke-width="14"/>`,
  calculator: `<path d="M0 450H800" stroke="${CYAN}" stroke-width="14"/><path d="M800 450H1200" stroke="${FAINT}" stroke-width="6" stroke-dasharray="4 14"/>${gate(300, true)}${gate(550, true)}${gate(800, false)}`,
  guide: `<path d="${WINDING}" fill="none" stroke="${FAINT}" stroke-width="6" stroke-dasharray="4 14"/><path d="M0 450H1200" stroke="${CYAN}" stroke-width="14"/>${gate(220, true)}${gate(990, true)}`,
};

/** A social card, 1200 × 630: the word mark and the line, in the dark theme. Without text, so both languages share it. */
export async function GET({ params }: APIContext): Promise<Response> {
  const drawing = DRAWINGS[params['card'] as Card];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630"><rect width="1200" height="630" fill="${PAPER}"/><g transform="translate(88 96) scale(3.4)">${MARK}</g>${drawing}</svg>`;
  const png = await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
}
