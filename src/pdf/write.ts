import type { FontFace, Fonts } from '../core/font.ts';
import type { Page, PagedDocument } from '../core/paged.ts';
import type { Theme } from '../core/theme.ts';
import { boundsOf } from './bounds.ts';
import { type PageContent, type Pen, type Pens, pageContent } from './content.ts';
import { attach, type Extract } from './extract.ts';
import { GlyphCodes } from './glyphs.ts';
import { writeMetadata } from './metadata.ts';
import { writeDestinations, writeLink, writeOutline } from './navigation.ts';
import { type DocumentFacts, type EmbeddedFont, type OpenPage, PackedDocument, refOf } from './packed-document.ts';
import { lightColours } from './paint.ts';
import { Placed, type PlacedPage } from './placed.ts';
import { writeStructure } from './structure.ts';
import { type Survey, surveyOf } from './survey.ts';

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
  const survey = surveyOf(document.structure);
  const pages = new PageWriter(file, document.pages.length, survey, theme, new FontCase(file, fonts));
  for (const page of document.pages) pages.write(page);
  writeStructure(file, document.structure, pages.placed);
  writeDestinations(file, survey.destinations, pages.placed, pages.targets);
  writeOutline(file, document.outline, pages.placed);
  if (extract !== undefined) attach(file, extract);
  writeMetadata(file, facts);
  return file.finish();
}

/** Writes page after page and remembers where each mark and link came to stand. */
class PageWriter {
  readonly placed = new Placed();
  /** Destinations that links name. */
  readonly targets = new Set<string>();
  private readonly file: PackedDocument;
  private readonly pens: Pens;
  private readonly fonts: FontCase;
  private readonly survey: Survey;
  private linkKey: number;

  constructor(file: PackedDocument, pages: number, survey: Survey, theme: Theme, fonts: FontCase) {
    this.file = file;
    this.fonts = fonts;
    this.survey = survey;
    this.pens = {
      paint: lightColours(theme),
      font: (weight, face) => fonts.pen(weight, face),
      tag: (mark) => tagOf(survey, mark),
    };
    // In the tree of parents the pages come first.
    this.linkKey = pages;
  }

  write(page: Page): void {
    const open = this.file.open(page.width, page.height);
    const content = pageContent(page.pieces, this.pens);
    const placed: PlacedPage = {
      index: this.placed.pages.length,
      ref: String(refOf(open.dictionary)),
      height: page.height,
      sequences: content.marks.length,
    };
    this.placed.pages.push(placed);
    if (content.operators !== '') this.file.addContent(content.operators);
    for (const { name } of content.pens) open.fonts[name] = this.fonts.embedded(name).ref();
    open.dictionary.data.StructParents = placed.index;
    this.remember(page, placed, content);
    this.annotate(page, placed, open);
  }

  private remember(page: Page, placed: PlacedPage, content: PageContent): void {
    const { measured } = this.survey;
    for (const { mark, shapes } of page.pieces) {
      if (mark === undefined || !measured.has(mark)) continue;
      const box = boundsOf(shapes);
      if (box !== undefined) this.placed.covers(mark, placed, box);
    }
    for (const [mcid, mark] of content.marks.entries()) this.placed.occurs(mark, placed, mcid);
  }

  private annotate(page: Page, placed: PlacedPage, open: OpenPage): void {
    for (const link of page.links) {
      tagOf(this.survey, link.mark);
      const key = this.linkKey++;
      const ref = writeLink(this.file, link, page.height, key);
      open.annotations.push(ref);
      if ('destination' in link.target) this.targets.add(link.target.destination);
      const known = this.placed.links.get(link.mark);
      if (known) known.push({ page: placed, ref, key });
      else this.placed.links.set(link.mark, [{ page: placed, ref, key }]);
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

function tagOf({ tags }: Survey, mark: number): string {
  const tag = tags[mark];
  if (tag === undefined) throw new Error(`a piece or link carries mark ${mark}, which no structure node has`);
  return tag;
}
