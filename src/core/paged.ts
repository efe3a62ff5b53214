import type { Language } from './language.ts';
import type { Shape } from './shapes.ts';

/** A laid-out document: what the PDF writer and the SVG of pages are made from. Lengths in points. */
export interface PagedDocument {
  readonly title: string;
  readonly language: Language;
  readonly pages: readonly Page[];
  /** The root `Document` node; its leaves are numbered marks that pieces of pages carry. */
  readonly structure: StructureNode;
  readonly outline: readonly OutlineEntry[];
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly links: readonly PageLink[];
}

/** Shapes that belong to one structure leaf, or to none: then they are an artifact. */
export interface Piece {
  readonly mark?: number;
  /** What kind of artifact: rules and fills (`layout`) unless said. */
  readonly artifact?: ArtifactKind;
  readonly shapes: readonly Shape[];
}

/** Rules and fills; repeated heads of tables; the running header and footer of a page. */
export type ArtifactKind = 'layout' | 'repeated' | 'header' | 'footer';

/** A link area. `mark` is the leaf of its Link node; `contents` its accessible text, never empty. */
export interface PageLink {
  readonly mark: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly contents: string;
  readonly target: { readonly url: string } | { readonly destination: string };
}

export type StructureRole =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Link'
  | 'Note'
  | 'Reference'
  | 'Span';

export interface StructureNode {
  readonly role: StructureRole;
  readonly language?: Language;
  readonly alt?: string;
  readonly actualText?: string;
  readonly scope?: 'Column' | 'Row';
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  /** The address of the cell that this node shows (`core/address`); written as the element's ID. */
  readonly address?: string;
  /** Named destination at this node's first piece, for links and bookmarks. */
  readonly destination?: string;
  /** A number is a leaf: the mark that pieces carry. The same mark may occur on several pages. */
  readonly children: readonly (StructureNode | number)[];
}

export interface OutlineEntry {
  readonly title: string;
  readonly page: number;
  readonly y: number;
  readonly children: readonly OutlineEntry[];
}
