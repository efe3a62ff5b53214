import type { DocumentFacts, PackedDocument } from './packed-document.ts';
import { srgbProfile } from './srgb-profile.ts';
import { Ref, wellFormed } from './syntax.ts';

/**
 * Writes what PDF/UA-1 (clause 5) and PDF/A-3a (ISO 19005-3, 6.2.3 and 6.6) ask of a document as a whole: metadata
 * that names both, with the description that PDF/A demands of names it does not know, and the meaning of its colours.
 */
export function writeMetadata(document: PackedDocument, facts: DocumentFacts): void {
  const data = { Type: 'Metadata', Subtype: 'XML' };
  document.setRoot('Metadata', new Ref(document.stream(data, new TextEncoder().encode(xmp(facts)), false)));
  const profile = document.stream({ N: 3 }, srgbProfile());
  const condition = '(sRGB IEC61966-2.1)';
  const intent = `<</Type/OutputIntent/S/GTS_PDFA1/Info${condition}/OutputConditionIdentifier${condition}`;
  document.setRoot('OutputIntents', [new Ref(document.pack(`${intent}/DestOutputProfile ${profile} 0 R>>`))]);
}

const UA_SCHEMA = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the document was made to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;

function xmp(facts: DocumentFacts): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(facts.title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escapeXml(facts.language)}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreatorTool>${escapeXml(facts.creator)}</xmp:CreatorTool><pdf:Producer>${escapeXml(facts.producer)}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
${UA_SCHEMA}
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** XML 1.0 has no place for control characters, nor for half a surrogate pair. */
function escapeXml(text: string): string {
  const allowed = wellFormed(text).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
  return allowed.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}
