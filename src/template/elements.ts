/** One attribute of an element. */
interface AttributeRule {
  readonly name: string;
  readonly required?: boolean;
  /** The only values allowed, the first being the one that holds when the attribute is left out. */
  readonly values?: readonly string[];
  readonly meaning: string;
}

/** One element of the markup: the single description that the check, the reading and the documentation go by. */
export interface ElementRule {
  readonly name: string;
  /** Elements that may stand directly inside. */
  readonly children: readonly string[];
  /** Text and calls that give text may stand directly inside. */
  readonly text: boolean;
  /** Calls that give a block, such as `{{matrix "main"}}`, may stand directly inside. */
  readonly blocks: boolean;
  /** Has no content and no end tag. */
  readonly empty?: boolean;
  readonly attributes: readonly AttributeRule[];
  /** One sentence for the documentation. */
  readonly meaning: string;
}

const INLINES = ['em', 'strong', 'code', 'a', 'br'] as const;
const FLOW = ['p', 'ul', 'ol'] as const;
const SECTION = ['h1', 'h2', 'h3', ...FLOW, 'note', 'hr', 'page-break'] as const;

/** All elements, in the order of the documentation. */
export const ELEMENTS = [
  {
    name: 'section',
    children: SECTION,
    text: false,
    blocks: true,
    attributes: [
      { name: 'title', required: true, meaning: 'Shown as its heading, and as the name of its sheet in a workbook.' },
      { name: 'id', meaning: 'Its name in links; lower-case letters, digits and hyphens. Numbered when left out.' },
    ],
    meaning: 'A part of the handout with a title: a sheet in a workbook, a bookmark in a PDF.',
  },
  { name: 'h1', children: INLINES, text: true, blocks: false, attributes: [], meaning: "The handout's own heading." },
  { name: 'h2', children: INLINES, text: true, blocks: false, attributes: [], meaning: 'A heading.' },
  { name: 'h3', children: INLINES, text: true, blocks: false, attributes: [], meaning: 'A lesser heading.' },
  {
    name: 'p',
    children: INLINES,
    text: true,
    blocks: false,
    attributes: [
      {
        name: 'role',
        values: ['body', 'answer', 'small'],
        meaning: 'What it is for: running text, the answer sentence, or small print.',
      },
    ],
    meaning: 'A paragraph. In a rendition of two languages it has a line for each.',
  },
  { name: 'ul', children: ['li'], text: false, blocks: false, attributes: [], meaning: 'A list with bullets.' },
  { name: 'ol', children: ['li'], text: false, blocks: false, attributes: [], meaning: 'A numbered list.' },
  { name: 'li', children: INLINES, text: true, blocks: false, attributes: [], meaning: 'One item of a list.' },
  {
    name: 'note',
    children: [...FLOW, 'h3'],
    text: false,
    blocks: false,
    attributes: [],
    meaning: 'A remark set apart from the text around it.',
  },
  { name: 'em', children: INLINES, text: true, blocks: false, attributes: [], meaning: 'Emphasised text.' },
  {
    name: 'strong',
    children: INLINES,
    text: true,
    blocks: false,
    attributes: [],
    meaning: 'Strongly emphasised text.',
  },
  {
    name: 'code',
    children: [],
    text: true,
    blocks: false,
    attributes: [],
    meaning: 'Characters to be typed or read as they are.',
  },
  {
    name: 'a',
    children: ['em', 'strong', 'code'],
    text: true,
    blocks: false,
    attributes: [{ name: 'href', required: true, meaning: 'Where it leads: an address with http, https or mailto.' }],
    meaning: 'A link.',
  },
  { name: 'br', children: [], text: false, blocks: false, empty: true, attributes: [], meaning: 'A line break.' },
  { name: 'hr', children: [], text: false, blocks: false, empty: true, attributes: [], meaning: 'A rule across.' },
  {
    name: 'page-break',
    children: [],
    text: false,
    blocks: false,
    empty: true,
    attributes: [],
    meaning: 'What follows starts a new page, in formats that have pages.',
  },
] as const satisfies readonly ElementRule[];

export type ElementName = (typeof ELEMENTS)[number]['name'];

/** The top of a template: its sections, or blocks that stand before the first of them. */
export const HANDOUT: ElementRule = {
  name: 'handout',
  children: ['section', ...SECTION],
  text: false,
  blocks: true,
  attributes: [],
  meaning: 'The top level of a template.',
};

/** The rule of that element. */
export function elementOf(name: string): (ElementRule & { readonly name: ElementName }) | undefined {
  return ELEMENTS.find((element) => element.name === name);
}
