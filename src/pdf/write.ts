import type { FontFace, Fonts } from '../core/font.ts';
import type { Page, PagedDocument } from '../core/paged.ts';
import type { Theme } from '../core/theme.ts';
import { boundsOf } from './bounds.ts';
import { type PageContent, type Pens, pageContent } from './content.ts';
import { EmbeddedFont } from './embedded-font.ts';
import { attach, type Extract } from './extract.ts';
import { writeMetadata } from './metadata.ts';
import { writeDestinations, writeLink, writeOutline } from './navigation.ts';
import { type DocumentFacts, type OpenPage, PackedDocument, refOf } from './packed-document.ts';
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
  const file = new PackedDocument(facts, document.pages.length);
  const survey = surveyOf(document.structure);
  const faces = new FontCase(file, fonts);
  const pages = new PageWriter(file, document.pages.length, survey, theme, faces);
  for (const page of document.pages) pages.write(page);
  faces.write();
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
  private readonly survey: Survey;
  private linkKey: number;

  constructor(file: PackedDocument, pages: number, survey: Survey, theme: Theme, fonts: FontCase) {
    this.file = file;
    this.survey = survey;
    this.pens = {
      paint: lightColours(theme),
      font: (weight, face) => fonts.font(weight, face),
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
    this.file.draw(content.operators, page.height);
    for (const { name, ref } of content.fonts) open.fonts[name] = ref;
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
  private readonly embedded = new Map<string, EmbeddedFont>();

  constructor(file: PackedDocument, fonts: Fonts) {
    this.file = file;
    const { body, bold, fallback } = fonts;
    this.main = { body: body.id, bold: bold.id };
    for (const face of [body, bold, ...(fallback?.body ?? []), ...(fallback?.bold ?? [])])
      this.faces.set(face.id, face);
  }

  font(weight: 'body' | 'bold', named: string | undefined): EmbeddedFont {
    const id = named ?? this.main[weight];
    const known = this.embedded.get(id);
    if (known) return known;
    const face = this.faces.get(id);
    if (face === undefined) throw new Error(`a text is set in the face ${id}, which is not there`);
    const font = new EmbeddedFont(this.file, this.embedded.size, face);
    this.embedded.set(id, font);
    return font;
  }

  /** Writes what was drawn with; to be called when all pages are. */
  write(): void {
    for (const font of this.embedded.values()) font.write(this.file);
  }
}

function tagOf({ tags }: Survey, mark: number): string {
  const tag = tags[mark];
  if (tag === undefined) throw new Error(`a piece or link carries mark ${mark}, which no structure node has`);
  return tag;
}
