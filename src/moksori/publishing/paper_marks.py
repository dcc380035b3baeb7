"""What a PDF says of itself: its title, its language and that it is made to be read aloud.

Who made it, with which programme and when, is taken out.
"""

from __future__ import annotations

from io import BytesIO

from markupsafe import escape

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def without_marks(made: bytes, title: str, language: str) -> bytes:
    """Return a PDF that names its title and language and neither maker nor time.

    Args:
        made: A tagged PDF as typst made it.
        title: The title, as readers show it in the head of their window.
        language: The language of the text.
    """
    import pikepdf  # it takes a while, and whoever makes pages only does without it

    packet = PACKET.format(title=escape(title), language=escape(language))
    with pikepdf.open(BytesIO(made)) as pdf:
        metadata = pdf.make_stream(packet.encode())
        metadata[pikepdf.Name.Type] = pikepdf.Name.Metadata
        metadata[pikepdf.Name.Subtype] = pikepdf.Name.XML
        pdf.Root.Metadata = metadata
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        del pdf.trailer[pikepdf.Name.Info]
        pdf.trailer[pikepdf.Name.Info] = pdf.make_indirect(pikepdf.Dictionary(Title=title))
        bare = BytesIO()
        pdf.save(bare, deterministic_id=True, fix_metadata_version=False, preserve_pdfa=True)
    return bare.getvalue()
