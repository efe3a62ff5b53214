/** Twenty-five models as rows: id, name, sizes in units (or why there is none), inputs, outputs, release, state. */
export interface SampleModel {
  readonly id: string;
  readonly name: string;
  readonly parts: readonly (readonly [label: string, size: number])[];
  readonly missing?: 'unknown' | 'undisclosed';
  readonly lane: 'single' | 'multi';
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly released: string;
}

const T = 'text';
const I = 'image';
const A = 'audio';
const V = 'video';
const row = (
  id: string,
  name: string,
  sizes: readonly (readonly [string, number])[] | 'unknown' | 'undisclosed',
  inputs: readonly string[],
  outputs: readonly string[],
  released: string,
): SampleModel => ({
  id,
  name,
  parts: typeof sizes === 'string' ? [] : sizes,
  ...(typeof sizes === 'string' ? { missing: sizes } : {}),
  lane: new Set([...inputs, ...outputs]).size > 1 ? 'multi' : 'single',
  inputs,
  outputs,
  released,
});

export const SAMPLE_MODELS: readonly SampleModel[] = [
  row('deepseek-v3', 'DeepSeek-V3', [['', 671e9]], [T], [T], '2024-12-26'),
  row('palm-e', 'PaLM-E', [['', 562e9]], [T, I], [T], '2023-03-06'),
  row('gpt-3', 'GPT-3', [['', 175e9]], [T], [T], '2020-05-28'),
  row('vit-22b', 'ViT-22B', [['', 22e9]], [I], [], '2023-02-10'),
  row(
    'wan-2-1',
    'Wan2.1 万相',
    [
      ['T2V-1.3B', 1.3e9],
      ['T2V-14B', 14e9],
    ],
    [T, I, V],
    [V, I, A],
    '2025-02-25',
  ),
  row(
    'llava-1-5',
    'LLaVA-1.5',
    [
      ['7B', 7e9],
      ['13B', 13e9],
    ],
    [T, I],
    [T],
    '2023-10-05',
  ),
  row('dall-e', 'DALL·E', [['', 12e9]], [T, I], [I], '2021-01-05'),
  row('openvla', 'OpenVLA', [['', 7e9]], [T, I], [T], '2024-06-13'),
  row('dall-e-2', 'DALL·E 2', [['', 3.5e9]], [T, I], [I], '2022-04'),
  row(
    'musicgen',
    'MusicGen',
    [
      ['small', 300e6],
      ['large', 3.3e9],
    ],
    [T, A],
    [A],
    '2023-06',
  ),
  row(
    'gemini-1',
    'Gemini 1.0',
    [
      ['Nano-1', 1.8e9],
      ['Nano-2', 3.25e9],
    ],
    [T, I, A, V],
    [T, I],
    '2023-12-06',
  ),
  row('stable-diffusion', 'Stable Diffusion 1.x', [['', 1.066e9]], [T, I], [I], '2022-08-22'),
  row(
    'point-e',
    'Point·E',
    [
      ['40M', 40e6],
      ['1B', 1e9],
    ],
    [T, I],
    [I],
    '2022-12',
  ),
  row(
    'whisper',
    'Whisper',
    [
      ['tiny', 39e6],
      ['medium', 769e6],
    ],
    [A],
    [T],
    '2022-09',
  ),
  row('clip', 'CLIP ViT-B/32', [['', 151.3e6]], [T, I], [], '2021-01'),
  row('bert', 'BERT-Large', [['', 340e6]], [T], [T], '2018-10'),
  row('background-matting-v2', 'Background Matting V2', [['', 40.25e6]], [V, I], [V, I], '2020-12'),
  row('robust-video-matting', 'Robust Video Matting', [['', 3.749e6]], [V], [V], '2021-08-25'),
  row('imagebind', 'ImageBind', 'unknown', [T, I, V, A], [], '2023-05-09'),
  row('gpt-4v', 'GPT-4 / GPT-4V', 'undisclosed', [T, I], [T], '2023-03-14'),
  row('gpt-4o', 'GPT-4o', 'undisclosed', [T, I, A, V], [T, A, I], '2024-05-13'),
  row('dall-e-3', 'DALL·E 3', 'undisclosed', [T], [I], '2023-09-20'),
  row('sora', 'Sora / Sora 2', 'undisclosed', [T, I], [V, A], '2024-02-15'),
  row('runway-gen-1', 'Runway Gen-1', 'undisclosed', [V, T, I], [V], '2023-02'),
  row('runway-gen-2', 'Runway Gen-2', 'undisclosed', [T, I, V], [V], '2023-03-20'),
];
