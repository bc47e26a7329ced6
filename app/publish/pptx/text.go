package pptx

import (
	"cmp"
	"strconv"
	"strings"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// run is a stretch of a paragraph in one style.
type run struct {
	*word         // the first
	base  float32 // size of the line, if the word is raised; else 0
	text  string  // lineBreak: a new line
}

const lineBreak = "\n"

// runs returns the text of a paragraph, in which lines run on: PowerPoint breaks them anew. Lines of code stay lines, and those
// that the author breaks.
func (p *paragraph) runs() (all []run) {
	code, before, broken := p.isCode(), float32(0), false
	for i, line := range p.lines() {
		y := baseline(line)
		ends := 0 // of lines before this one
		switch {
		case i > 0 && code:
			ends = int(float32((y-before)/p.leading()) + 0.5)
		case broken:
			ends = 1
		}
		if ends > 0 {
			trimRight(all)
		}
		for range ends {
			all = append(all, run{word: line[0], text: lineBreak})
		}
		before, broken = y, false
		for _, w := range line {
			broken = broken || w.broken
			r := run{word: w, text: w.text}
			if w.y < y-float32(0.1*w.size) {
				r.base = p.size()
			}
			if w.divided {
				r.text = strings.TrimSuffix(w.text, "-")
			}
			all = appendRun(all, r)
		}
		if line[len(line)-1].rtl { // no space is drawn at the end of such a line
			all[len(all)-1].text += " "
		}
	}
	trimRight(all)
	return all
}

// trimRight removes the spaces at the end of the last run.
func trimRight(all []run) {
	last := &all[len(all)-1]
	last.text = strings.TrimRight(last.text, " ")
}

// appendRun appends a run, which it joins with one before in the same style.
func appendRun(all []run, r run) []run {
	if n := len(all); n > 0 && all[n-1].text != lineBreak {
		before := &all[n-1]
		if before.style == r.style && before.size == r.size && before.ink == r.ink && before.lang == r.lang && before.base == r.base && before.rtl == r.rtl && before.underlined == r.underlined {
			before.text += r.text
			return all
		}
	}
	return append(all, r)
}

// isCode reports whether all words are in the type of code.
func (p *paragraph) isCode() bool {
	for _, w := range p.words {
		if w.style.Generic != "monospace" {
			return false
		}
	}
	return true
}

// setting says how texts are written.
type setting struct {
	lang    string // of the document
	palette *draw.Palette
	plain   bool   // without sizes, colours and places, as in notes
	number  string // of the slide, which becomes a field; "" for none
}

// paragraphs returns the elements of paragraphs in a text that begins at an x.
func (s *setting) paragraphs(all []*paragraph, left float32) (out []*element) {
	var before *paragraph
	for i, n := range numbersOf(all) {
		out = append(out, s.paragraph(all[i], before, n, left))
		before = all[i]
	}
	return out
}

func (s *setting) paragraph(p, before *paragraph, n numbering, left float32) *element {
	e := elem("a:p").with(s.properties(p, before, n, left))
	for _, r := range p.runs() {
		e.with(s.run(r))
	}
	return e
}

// properties returns the indents, spacing and mark of a paragraph.
func (s *setting) properties(p, before *paragraph, n numbering, left float32) *element {
	e := elem("a:pPr")
	if p.rtl() {
		e.set("algn", "r")
		e.set("rtl", "1")
	}
	if p.level > 0 {
		e.set("lvl", strconv.Itoa(min(p.level, 8)))
	}
	if s.plain {
		return e.with(n.element()...)
	}
	indent := p.extent()
	text := extentOf([]*paragraph{{words: p.words}})
	gap := text.X - left
	if p.rtl() {
		gap = 0
	}
	e.set("marL", emu(max(0, gap)))
	e.set("indent", emu(indent.X-text.X))
	e.with(elem("a:lnSpc").with(elem("a:spcPts", "val", points(p.leading()))))
	if before != nil {
		e.with(elem("a:spcBef").with(elem("a:spcPts", "val", points(max(0, p.first()-before.last()-p.leading())))))
	}
	if len(p.mark) > 0 {
		e.with(elem("a:buClr").with(fill(p.mark[0].ink, s.palette).kids...))
	}
	return e.with(n.element()...)
}

// align aligns a paragraph, whose properties come first.
func align(paragraph *element, how string) { paragraph.kids[0].set("algn", how) }

// run returns the element of a run: a text, a new line, or the number of the slide.
func (s *setting) run(r run) *element {
	switch {
	case r.text == lineBreak:
		return elem("a:br").with(s.style(r))
	case s.number != "" && r.text == s.number:
		return elem("a:fld", "id", guid("slidenum"), "type", "slidenum").with(s.style(r), textElem("a:t", r.text))
	}
	return elem("a:r").with(s.style(r), textElem("a:t", r.text))
}

// boldest is the weight from which a font is bold: PowerPoint knows two weights.
const boldest = 600

// style returns the properties of a run.
func (s *setting) style(r run) *element {
	e := elem("a:rPr", "lang", cmp.Or(r.lang, s.lang))
	if !s.plain {
		e.set("sz", points(max(r.size, r.base)))
	}
	if r.style.Weight >= boldest {
		e.set("b", "1")
	}
	if r.style.Italic {
		e.set("i", "1")
	}
	if r.underlined {
		e.set("u", "sng")
	}
	if r.base > 0 {
		e.set("baseline", "30000")
	}
	if s.plain {
		return e
	}
	return e.with(fill(r.ink, s.palette)).with(fontOf(r.style)...)
}

// fontOf returns the elements that choose a font: one of the theme, so that both can be changed for all slides.
func fontOf(style draw.FontStyle) []*element {
	if style.Generic == "monospace" {
		return []*element{typeface("a:latin", typeset.Standard().Mono.Fonts[0])}
	}
	theme := map[string]string{"serif": "+mj", "sans-serif": "+mn"}[style.Generic]
	return []*element{elem("a:latin", "typeface", theme+"-lt"), elem("a:cs", "typeface", theme+"-cs")}
}

// numbering is the mark of a paragraph.
type numbering struct {
	char  string // a bullet
	kind  string // of PowerPoint's numbers
	start int    // the number with which its run of numbered paragraphs begins
}

// numbersOf returns the marks of paragraphs. PowerPoint counts on from the paragraph before, unless that has no
// number.
func numbersOf(all []*paragraph) []numbering {
	marks := make([]numbering, len(all))
	last := map[int]int{} // by level: the number before
	begun := map[int]int{}
	for i, p := range all {
		for level := range last {
			if level > p.level || len(p.mark) == 0 && level == p.level {
				delete(last, level)
			}
		}
		if len(p.mark) == 0 {
			continue
		}
		mark := plain(p.mark)
		number, err := strconv.Atoi(strings.TrimSuffix(mark, "."))
		if err != nil || number < 1 {
			marks[i].char = mark
			continue
		}
		if last[p.level] != number-1 || number == 1 {
			begun[p.level] = number
		}
		last[p.level] = number
		marks[i] = numbering{kind: "arabicPeriod", start: begun[p.level]}
		if !strings.HasSuffix(mark, ".") {
			marks[i].kind = "arabicPlain"
		}
	}
	return marks
}

// element returns the mark's elements.
func (n numbering) element() []*element {
	switch {
	case n.char != "":
		return []*element{elem("a:buFont", "typeface", "Arial"), elem("a:buChar", "char", n.char)}
	case n.kind != "":
		return []*element{elem("a:buFont", "typeface", "+mj-lt"), elem("a:buAutoNum", "type", n.kind, "startAt", strconv.Itoa(n.start))}
	}
	return []*element{elem("a:buNone")}
}

// plain returns the text of words.
func plain(words []*word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.text)
	}
	return strings.TrimSpace(b.String())
}
