import type { FontFace, Fonts } from '../core/font.ts';
import type { Page, PagedDocument, StructureNode } from '../core/paged.ts';
import type { Theme } from '../core/theme.ts';
import { boundsOf, union } from './bounds.ts';
import { type PageContent, type Pen, type Pens, pageContent } from './content.ts';
import { attach, type Extract } from './extract.ts';
import { GlyphCodes } from './glyphs.ts';
import { writeMetadata } from './metadata.ts';
import { writeDestinations, writeLink, writeOutline } from './navigation.ts';
import { type DocumentFacts, type EmbeddedFont, type OpenPage, PackedDocument, refOf } from './packed-document.ts';
import { lightColours } from './paint.ts';
import { leavesOf, type Occurrence, type PlacedLink, type PlacedPage, writeStructure } from './structure.ts';

/**
 * Writes a laid-out document as a tagged PDF 1.7, built to PDF/UA-1 and PDF/A-3a. The same document, theme and fonts
 * give the same bytes. Throws when a piece carries a mark that the structure does not know, which is our own bug.
 */
export function writePdf(document: PagedDocument, theme: Theme, fonts: Fonts, extract?: Extract): Uint8Array {
  const facts: DocumentFacts = {
    title: document.title,
    language: document.language,
    creator: 'Duibi',
    producer: 'Duibi (pdfkit)',
  };
  const file = new PackedDocument(facts);
  const pages = new PageWriter(file, document, theme, fonts);
  for (const page of document.pages) pages.write(page);
  writeStructure(file, document.structure, pages);
  writeDestinations(file, document.structure, pages, pages.targets);
  writeOutline(file, document.outline, pages);
  if (extract !== undefined) attach(file, extract);
  writeMetadata(file, facts);
  return file.finish();
}

/** Writes page after page and remembers where each mark and link came to stand. */
class PageWriter {
  readonly pages: PlacedPage[] = [];
  readonly occurrences = new Map<number, Occurrence[]>();
  readonly links = new Map<number, PlacedLink[]>();
  /** Destinations that links name. */
  readonly targets = new Set<string>();
  private readonly file: PackedDocument;
  private readonly pens: Pens;
  private readonly fonts: FontCase;
  private readonly tags: ReadonlyMap<number, string>;
  /** The marks whose places on the page are asked for; measuring all of a long table would cost. */
  private readonly measured: ReadonlySet<number>;
  private linkKey: number;

  constructor(file: PackedDocument, document: PagedDocument, theme: Theme, fonts: Fonts) {
    this.file = file;
    const held = new FontCase(file, fonts);
    this.fonts = held;
    const tags = tagsOf(document.structure);
    this.tags = tags;
    this.measured = new Set(measuredMarks(document.structure));
    this.pens = {
      paint: lightColours(theme),
      font: (weight, face) => held.pen(weight, face),
      tag: (mark) => tagOf(tags, mark),
    };
    // In the tree of parents the pages come first.
    this.linkKey = document.pages.length;
  }

  write(page: Page): void {
    const open = this.file.open(page.width, page.height);
    const content = pageContent(page.pieces, this.pens);
    const placed: PlacedPage = {
      index: this.pages.length,
      ref: refOf(open.dictionary),
      height: page.height,
      sequences: content.marks.length,
    };
    this.pages.push(placed);
    if (content.operators !== '') this.file.addContent(content.operators);
    for (const { name } of content.pens) open.fonts[name] = this.fonts.embedded(name).ref();
    open.dictionary.data.StructParents = placed.index;
    this.remember(page, placed, content);
    this.annotate(page, placed, open);
  }

  private remember(page: Page, placed: PlacedPage, content: PageContent): void {
    const bounds = new Map<number, ReturnType<typeof boundsOf>>();
    for (const { mark, shapes } of page.pieces) {
      const box = mark === undefined || !this.measured.has(mark) ? undefined : boundsOf(shapes);
      if (mark !== undefined && box !== undefined) bounds.set(mark, union(bounds.get(mark), box));
    }
    for (const [mcid, mark] of content.marks.entries()) {
      const occurrence = { page: placed, mcid, bounds: bounds.get(mark) };
      const known = this.occurrences.get(mark);
      if (known) known.push(occurrence);
      else this.occurrences.set(mark, [occurrence]);
    }
  }

  private annotate(page: Page, placed: PlacedPage, open: OpenPage): void {
    for (const link of page.links) {
      tagOf(this.tags, link.mark);
      const key = this.linkKey++;
      const ref = writeLink(this.file, link, page.height, key);
      open.annotations.push(ref);
      if ('destination' in link.target) this.targets.add(link.target.destination);
      const known = this.links.get(link.mark);
      if (known) known.push({ page: placed, ref, key });
      else this.links.set(link.mark, [{ page: placed, ref, key }]);
    }
  }
}

/** The faces of a document, each embedded when it is first drawn with. */
class FontCase {
  private readonly file: PackedDocument;
  private readonly faces = new Map<string, FontFace>();
  private readonly main: Readonly<Record<'body' | 'bold', string>>;
  private readonly pens = new Map<string, Pen>();
  private readonly byName = new Map<string, EmbeddedFont>();

  constructor(file: PackedDocument, fonts: Fonts) {
    this.file = file;
    const { body, bold, fallback } = fonts;
    this.main = { body: body.id, bold: bold.id };
    for (const face of [body, bold, ...(fallback?.body ?? []), ...(fallback?.bold ?? [])])
      this.faces.set(face.id, face);
  }

  pen(weight: 'body' | 'bold', named: string | undefined): Pen {
    const id = named ?? this.main[weight];
    const known = this.pens.get(id);
    if (known) return known;
    const face = this.faces.get(id);
    if (face === undefined) throw new Error(`a text is set in the face ${id}, which is not there`);
    const font = this.file.embed(id, face.bytes());
    const pen = { name: font.id, codes: new GlyphCodes(font) };
    this.byName.set(font.id, font);
    this.pens.set(id, pen);
    return pen;
  }

  embedded(name: string): EmbeddedFont {
    const font = this.byName.get(name);
    if (font === undefined) throw new Error(`no font is called ${name}`);
    return font;
  }
}

/** What figures are drawn with, and what destinations lead to. */
function* measuredMarks(node: StructureNode): Generator<number> {
  if (node.role === 'Figure' || node.destination !== undefined) {
    yield* leavesOf(node);
    return;
  }
  for (const child of node.children) if (typeof child !== 'number') yield* measuredMarks(child);
}

function tagsOf(node: StructureNode, tags = new Map<number, string>()): Map<number, string> {
  for (const child of node.children) {
    if (typeof child === 'number') tags.set(child, node.role);
    else tagsOf(child, tags);
  }
  return tags;
}

function tagOf(tags: ReadonlyMap<number, string>, mark: number): string {
  const tag = tags.get(mark);
  if (tag === undefined) throw new Error(`a piece or link carries mark ${mark}, which no structure node has`);
  return tag;
}
