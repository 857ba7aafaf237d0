import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodePng } from './png.mjs';

const terracotta = [0xa8, 0x40, 0x1f];
const paper = [0xfb, 0xf8, 0xf4];

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" rx="112" fill="#A8401F"/><path d="M150 128h212a62 62 0 0 1 62 62v112a62 62 0 0 1-62 62H262l-86 70v-70h-26a62 62 0 0 1-62-62V190a62 62 0 0 1 62-62Z" fill="#FBF8F4"/><circle cx="184" cy="246" r="24" fill="#A8401F"/><circle cx="256" cy="246" r="24" fill="#A8401F"/><circle cx="328" cy="246" r="24" fill="#A8401F"/></svg>
`;

/** Draws the icon once as SVG and, for those who need pixels, as PNG; the maskable one fills its square. */
export async function writeIcons(folder) {
  await writeFile(join(folder, 'icon.svg'), svg);
  await writeFile(join(folder, 'icon-192.png'), draw(192, 112));
  await writeFile(join(folder, 'icon-512.png'), draw(512, 112));
  await writeFile(join(folder, 'maskable-512.png'), draw(512, 0));
  return ['icon.svg', 'icon-192.png'];
}

/** The same shapes as the SVG, by signed distances on a square of 512; edges are smoothed over one pixel. */
function draw(size, corner) {
  const scale = 512 / size;
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const px = (x + 0.5) * scale;
      const py = (y + 0.5) * scale;
      const shade = (distance) => Math.min(1, Math.max(0, 0.5 - distance / scale));
      const bubble = Math.min(roundedBox(px, py, 88, 128, 424, 364, 62), tail(px, py));
      const dots = Math.min(...[184, 256, 328].map((cx) => Math.hypot(px - cx, py - 246) - 24));
      const light = shade(bubble) * (1 - shade(dots));
      const at = (y * size + x) * 4;
      for (let c = 0; c < 3; c++) pixels[at + c] = Math.round(terracotta[c] + (paper[c] - terracotta[c]) * light);
      pixels[at + 3] = Math.round(255 * shade(roundedBox(px, py, 0, 0, 512, 512, corner)));
    }
  }
  return encodePng(size, size, pixels);
}

function roundedBox(x, y, left, top, right, bottom, radius) {
  const dx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + radius;
  const dy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

/** The tail of the bubble: the triangle (176,364) (262,364) (176,434), as the farthest of its three edges. */
function tail(x, y) {
  const slope = ((x - 262) * 70 + (y - 364) * 86) / Math.hypot(70, 86);
  return Math.max(176 - x, 340 - y, slope);
}
