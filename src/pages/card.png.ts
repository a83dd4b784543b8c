import sharp from 'sharp';

const [INK, PAPER, AMBER, CYAN] = ['#e9eff1', '#0d1113', '#e7a03a', '#35b6fb'];

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

/** Both ways in one drawing: Legacy winds, BPF goes straight. */
const WAYS = `<path d="M0 450H330V360H440V450H550V360H660V450H770V360H880V450H1200" fill="none" stroke="${AMBER}" stroke-width="8" stroke-linejoin="round"/><path d="M0 450H1200" stroke="${CYAN}" stroke-width="14"/>`;

/** The social card, 1200 × 630: the word mark and the line, in the dark theme. Without text, so both languages share it. */
export async function GET(): Promise<Response> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630"><rect width="1200" height="630" fill="${PAPER}"/><g transform="translate(88 96) scale(3.4)">${MARK}</g>${WAYS}</svg>`;
  const png = await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
}
