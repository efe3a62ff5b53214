/**
 * An ICC profile (version 4.2, the newest that ISO 32000-1 knows) that says "sRGB" exactly, in half a kilobyte:
 * the primaries of IEC 61966-2-1 adapted to D50, and its curve as a formula in place of a table.
 */
export function srgbProfile(): Uint8Array {
  const curve = parametricCurve([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]);
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', text('sRGB IEC61966-2.1')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', fixed('XYZ ', D50)],
    ['chad', fixed('sf32', [1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168])],
    ['rXYZ', fixed('XYZ ', [0.43607, 0.22249, 0.01392])],
    ['gXYZ', fixed('XYZ ', [0.38515, 0.71687, 0.09708])],
    ['bXYZ', fixed('XYZ ', [0.14307, 0.06061, 0.7141])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  return assemble(tags);
}

const D50 = [0.9642, 1, 0.82491];
const HEADER = 128;

function assemble(tags: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const places = new Map<Uint8Array, number>();
  let size = HEADER + 4 + tags.length * 12;
  for (const [, data] of tags) {
    if (places.has(data)) continue;
    places.set(data, size);
    size += Math.ceil(data.length / 4) * 4;
  }
  const profile = new Uint8Array(size);
  const view = new DataView(profile.buffer);
  writeHeader(profile, view);
  view.setUint32(HEADER, tags.length);
  for (const [index, [name, data]] of tags.entries()) {
    const at = HEADER + 4 + index * 12;
    const place = places.get(data) ?? 0;
    ascii(profile, at, name);
    view.setUint32(at + 4, place);
    view.setUint32(at + 8, data.length);
    profile.set(data, place);
  }
  return profile;
}

/** Display device, RGB to XYZ, perceptual intent, D50 as the connection's white. The date is that of the standard. */
function writeHeader(profile: Uint8Array, view: DataView): void {
  view.setUint32(0, profile.length);
  view.setUint32(8, 0x04200000);
  ascii(profile, 12, 'mntrRGB XYZ ');
  for (const [index, part] of [1999, 10, 1, 0, 0, 0].entries()) view.setUint16(24 + index * 2, part);
  ascii(profile, 36, 'acsp');
  for (const [index, value] of D50.entries()) view.setInt32(68 + index * 4, s15Fixed16(value));
}

/** `multiLocalizedUnicodeType` with one record, in English. */
function text(value: string): Uint8Array {
  const data = new Uint8Array(28 + value.length * 2);
  const view = new DataView(data.buffer);
  ascii(data, 0, 'mluc');
  view.setUint32(8, 1);
  view.setUint32(12, 12);
  ascii(data, 16, 'enUS');
  view.setUint32(20, value.length * 2);
  view.setUint32(24, 28);
  for (let index = 0; index < value.length; index++) view.setUint16(28 + index * 2, value.charCodeAt(index));
  return data;
}

function fixed(type: string, values: readonly number[]): Uint8Array {
  const data = new Uint8Array(8 + values.length * 4);
  const view = new DataView(data.buffer);
  ascii(data, 0, type);
  for (const [index, value] of values.entries()) view.setInt32(8 + index * 4, s15Fixed16(value));
  return data;
}

/** Function type 3: Y = (aX + b)^g where X ≥ d, else cX. */
function parametricCurve(parameters: readonly number[]): Uint8Array {
  const data = new Uint8Array(12 + parameters.length * 4);
  const view = new DataView(data.buffer);
  ascii(data, 0, 'para');
  view.setUint16(8, 3);
  for (const [index, value] of parameters.entries()) view.setInt32(12 + index * 4, s15Fixed16(value));
  return data;
}

function s15Fixed16(value: number): number {
  return Math.round(value * 65536);
}

function ascii(into: Uint8Array, at: number, value: string): void {
  for (let index = 0; index < value.length; index++) into[at + index] = value.charCodeAt(index);
}
