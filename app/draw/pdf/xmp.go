package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// xmp returns the document's metadata. It describes the schemas that PDF/A doesn't predefine (ISO
// 19005-3, 6.6.2.3): PDF/UA's identification, and the handling mark.
func xmp(m Meta) []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:lectern="urn:lectern:1" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
`)
	fmt.Fprintf(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", escape(m.Title))
	if m.Author != "" {
		fmt.Fprintf(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", escape(m.Author))
	}
	if m.Subject != "" {
		fmt.Fprintf(&b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n", escape(m.Subject))
	}
	if m.Keywords != "" {
		fmt.Fprintf(&b, "<pdf:Keywords>%s</pdf:Keywords>\n", escape(m.Keywords))
	}
	if m.Mark != "" {
		fmt.Fprintf(&b, "<lectern:mark>%s</lectern:mark>\n", escape(m.Mark))
	}
	fmt.Fprintf(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", escape(m.Lang))
	if !m.Date.IsZero() {
		fmt.Fprintf(&b, "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%[1]s</xmp:ModifyDate>\n", m.Date.UTC().Format("2006-01-02T15:04:05Z"))
	}
	fmt.Fprintf(&b, "<pdf:Producer>%s</pdf:Producer>\n", escape(m.Producer))
	if m.NotA == nil || !m.NotA() {
		b.WriteString("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n")
	}
	if m.NotUA == nil || !m.NotUA() {
		b.WriteString("<pdfuaid:part>1</pdfuaid:part>\n")
	}
	b.WriteString(`<pdfaExtension:schemas><rdf:Bag>
` + schema("PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "part", "Integer", "Part of ISO 14289 to which the file conforms") +
		schema("Lectern schema", "urn:lectern:1", "lectern", "mark", "Text", "Handling mark after the Traffic Light Protocol 2.0") +
		`</rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`)
	return []byte(b.String())
}

// escape returns s as XML text; characters that XML doesn't allow become U+FFFD.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes all
	return b.String()
}

// schema returns the description of a schema that has one property.
func schema(name, uri, prefix, property, kind, meaning string) string {
	category := "internal"
	if kind == "Text" {
		category = "external"
	}
	return fmt.Sprintf(`<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>%s</pdfaSchema:schema><pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI><pdfaSchema:prefix>%s</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>%s</pdfaProperty:name><pdfaProperty:valueType>%s</pdfaProperty:valueType><pdfaProperty:category>%s</pdfaProperty:category><pdfaProperty:description>%s</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>
`, name, uri, prefix, property, kind, category, meaning)
}
