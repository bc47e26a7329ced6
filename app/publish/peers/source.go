package main

import (
	"fmt"
	"html"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// language holds how a document with the words of a briefing is written for another program.
type language struct {
	begin, end       string
	escape           func(string) string
	heading          func(level int, words string) string
	paragraph        func(words string) string
	note             func(words string) string // at the foot, or behind
	link             func(words, address string) string
	table, tableEnd  func(columns int) string
	rowStart, rowEnd string
	headStart        string
	headEnd          string
	cell, headCell   func(words string) string
	picture          string
}

var typst = language{
	begin: `#set document(title: "Briefing", date: datetime(year: 2024, month: 3, day: 25))
#set page(paper: "a4", margin: (x: 62pt, top: 76pt, bottom: 62pt), header: align(right)[TLP:CLEAR], numbering: "1")
#set text(font: "Source Serif 4", size: 10.5pt, lang: "en")
#show heading: set text(font: "Source Sans 3")
#outline()
`,
	escape: func(s string) string {
		return strings.NewReplacer(`\`, `\\`, "#", `\#`, "*", `\*`, "_", `\_`, "`", "\\`", "$", `\$`, "<", `\<`, ">", `\>`, "@", `\@`, "[", `\[`, "]", `\]`, "~", `\~`, "=", `\=`, "+", `\+`, "-", `\-`, "/", `\/`).Replace(s)
	},
	heading:   func(level int, words string) string { return "\n" + strings.Repeat("=", level) + " " + words + "\n" },
	paragraph: func(words string) string { return "\n" + words + "\n" },
	note:      func(words string) string { return "#footnote[" + words + "]" },
	link:      func(words, address string) string { return fmt.Sprintf("#link(%q)[%s]", address, words) },
	table: func(n int) string {
		return fmt.Sprintf("\n#text(font: \"Source Sans 3\", size: 9pt)[#table(columns: %d, stroke: (bottom: 0.5pt + gray),\n", n)
	},
	tableEnd:  func(int) string { return ")]\n" },
	headStart: "table.header(repeat: true, ", headEnd: "),\n", rowEnd: "\n",
	cell:     func(words string) string { return "[" + words + "], " },
	headCell: func(words string) string { return "[*" + words + "*], " },
	picture:  "\n#figure(image(\"map.svg\", width: 100%, alt: \"Map of the incidents\"), caption: [Map of the incidents])\n",
}

var page = language{
	begin: `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Briefing</title><style>
@font-face{font-family:S;src:url(../fonts/SourceSerif4-Regular.ttf)}@font-face{font-family:S;font-weight:600;src:url(../fonts/SourceSerif4-SemiBold.ttf)}
@font-face{font-family:A;src:url(../fonts/SourceSans3-Regular.ttf)}@font-face{font-family:A;font-weight:600;src:url(../fonts/SourceSans3-SemiBold.ttf)}
@page{size:A4;margin:76pt 62pt 62pt}body{font:10.5pt/15pt S}h1,h2,h3,table,small{font-family:A}table{font-size:9pt;border-collapse:collapse;width:100%}td,th{border-bottom:.5pt solid #ccc;text-align:left;vertical-align:top}tr{break-inside:avoid}img{width:100%}
</style></head><body>
`,
	end: "</body></html>\n", escape: html.EscapeString,
	heading:   func(level int, words string) string { return fmt.Sprintf("<h%d>%s</h%[1]d>\n", level, words) },
	paragraph: func(words string) string { return "<p>" + words + "</p>\n" },
	note:      func(words string) string { return "<small> (" + words + ")</small>" },
	link: func(words, address string) string {
		return `<a href="` + html.EscapeString(address) + `">` + words + "</a>"
	},
	table: func(int) string { return "<table>" }, tableEnd: func(int) string { return "</tbody></table>\n" },
	headStart: "<thead><tr>", headEnd: "</tr></thead><tbody>\n", rowStart: "<tr>", rowEnd: "</tr>\n",
	cell:     func(words string) string { return "<td>" + words + "</td>" },
	headCell: func(words string) string { return `<th scope="col">` + words + "</th>" },
	picture:  `<figure><img src="map.svg" alt="Map of the incidents"><figcaption>Map of the incidents</figcaption></figure>` + "\n",
}

// write returns a document with all words of a briefing.
func (l *language) write(b *brief.Brief) string {
	c := compose.New(b, compose.Page(), 372, 471, typeset.NewSetter())
	var d compose.Document
	c.Body(&d)
	c.Scale(&d)
	c.Method(&d)
	c.Incidents(&d)
	c.Claims(&d)
	c.Counted(&d)
	c.Sources(&d, nil)
	w := &writer{language: l}
	w.out.WriteString(l.begin + l.heading(1, l.escape(b.Title)) + l.paragraph(l.escape(b.Abstract)) + l.picture)
	w.blocks(d.Blocks)
	w.out.WriteString(l.end)
	return w.out.String()
}

type writer struct {
	*language
	out strings.Builder
}

func (w *writer) blocks(blocks []typeset.Block) {
	for i := 0; i < len(blocks); {
		b := &blocks[i]
		switch {
		case b.Row != nil && b.Row.Table != nil:
			n := i
			for n < len(blocks) && blocks[n].Row != nil && blocks[n].Row.Table == b.Row.Table {
				n++
			}
			w.rows(blocks[i:n])
			i = n
			continue
		case b.Aside != nil:
			w.blocks(b.Aside)
		case b.FullPage != nil:
			w.blocks(b.FullPage.Blocks)
		case len(b.Text.Spans) > 0:
			words := w.text(&b.Text)
			if level := level(b.In); level > 0 {
				w.out.WriteString(w.heading(level, words))
			} else {
				if b.Label != nil {
					words = w.text(b.Label) + " " + words
				}
				w.out.WriteString(w.paragraph(words))
			}
		}
		i++
	}
}

// level returns the level of a heading, or 0.
func level(e *typeset.Element) int {
	if e == nil {
		return 0
	}
	return map[draw.Role]int{draw.H1: 1, draw.H2: 2, draw.H3: 3}[e.Tag.Role]
}

// rows writes a table.
func (w *writer) rows(cells []typeset.Block) {
	columns := 0
	for columns < len(cells) && cells[columns].Row == cells[0].Row {
		columns++
	}
	w.out.WriteString(w.table(columns))
	for i := range cells {
		row, first := cells[i].Row, i == 0 || cells[i-1].Row != cells[i].Row
		last := i == len(cells)-1 || cells[i+1].Row != row
		start, end, cell := w.rowStart, w.rowEnd, w.cell
		if row.Head {
			start, end, cell = w.headStart, w.headEnd, w.headCell
		}
		if first {
			w.out.WriteString(start)
		}
		w.out.WriteString(cell(w.text(&cells[i].Text)))
		if last {
			w.out.WriteString(end)
		}
	}
	w.out.WriteString(w.tableEnd(columns))
}

func (w *writer) text(t *typeset.Text) string {
	var out strings.Builder
	for i := range t.Spans {
		s := &t.Spans[i]
		words := w.escape(t.String[s.Start:s.End])
		if s.Link.Kind == compose.LinkAddress {
			words = w.link(words, s.Link.ID)
		}
		out.WriteString(words)
		if s.Footnote != nil {
			var note strings.Builder
			for k := range s.Footnote.Blocks {
				note.WriteString(w.text(&s.Footnote.Blocks[k].Text))
			}
			out.WriteString(w.note(note.String()))
		}
	}
	return out.String()
}
