package brief

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/util"

	"lectern/app/problem"
)

// bracketed reads the note, link, span, live figure or citation that begins with a bracket at i. A bracket
// that begins none is text.
func (s *scanner) bracketed(i, end int) (Inline, int) {
	closing, ok := s.bracket[i]
	if !ok {
		return nil, i
	}
	if s.text[i+1] == '^' {
		return s.noteRef(i, closing)
	}
	after := closing + 1
	if after < end {
		switch s.text[after] {
		case '(':
			if target, next := s.target(after, end); next > 0 {
				return s.link(i, closing, next, strings.ReplaceAll(target, " ", "%20")), s.noAttributes(next, end)
			}
		case '{':
			a, n := parseAttributes(s.text[after:end], after, s.at)
			if n > 0 {
				return s.attributed(i, closing, a), after + n
			}
			s.refuse(after, "these attributes can't be read", `write {.class key="value"} with quotes around the value`)
		case '[':
			if to, ok := s.bracket[after]; ok && to < end {
				label := s.text[after+1 : to]
				if label == "" {
					label = s.text[i+1 : closing]
				}
				if target, ok := s.reference(label); ok {
					return s.link(i, closing, to+1, target), s.noAttributes(to+1, end)
				}
			}
		}
	}
	_, labelled := s.bracket[after] // by a label that isn't defined
	labelled = labelled && after < end
	if c := s.citation(i, closing); c != nil {
		if after < end && (s.text[after] == '[' || s.text[after] == '(') {
			s.refuse(after, "a bracket begins directly behind a citation", "put a space between, or write [@a; @b] for two sources")
		}
		return c, after
	}
	if labelled {
		if to := s.bracket[after]; to+1 < end && strings.IndexByte("([{", s.text[to+1]) >= 0 {
			s.refuse(after, "a bracket begins directly behind another", "put a space between")
		}
		return nil, i
	}
	if target, ok := s.reference(s.text[i+1 : closing]); ok {
		return s.link(i, closing, after, target), s.noAttributes(after, end)
	}
	return nil, i
}

// reference returns the target of a label that is defined elsewhere: [label]: https://…
func (s *scanner) reference(label string) (string, bool) {
	if len(label) > 999 {
		return "", false
	}
	label = util.ToLinkReference([]byte(label))
	ref, ok := s.r.refs.Reference(label)
	if !ok {
		return "", false
	}
	s.r.used[label] = true
	return unescape(string(ref.Destination())), true
}

// target reads "(address)" or "(<address>)" at i and returns where it ends, or 0 if it is neither.
func (s *scanner) target(i, end int) (string, int) {
	const longest, deepest = 4000, 32 // of an address, and of brackets in it
	i = s.skipSpace(i+1, end)
	rest := s.text[i:min(end, i+longest)]
	n, depth := 0, 0
	if strings.HasPrefix(rest, "<") {
		n = strings.IndexAny(rest, ">\n")
		if n < 0 || rest[n] != '>' {
			return "", 0
		}
		rest, i, n = rest[1:n], i+n+1, n-1
	} else {
	scan:
		for ; n < len(rest); n++ {
			switch rest[n] {
			case '\\':
				if n+1 < len(rest) {
					n++
				}
			case '(':
				depth++
			case ')':
				depth--
			case ' ', '\t', '\r', '\n': // stand in an address, unless it ends there
				next := strings.TrimLeft(rest[n:], " \t\r\n")
				if next == "" || next[0] == ')' || next[0] == '"' || next[0] == '\'' {
					break scan
				}
				n = len(rest) - len(next) - 1
			}
			if depth < 0 {
				break
			}
			if depth > deepest {
				return "", 0
			}
		}
		i += n
	}
	address := unescape(strings.Join(strings.Fields(rest[:n]), " "))
	i = s.skipSpace(i, end)
	if i < end && (s.text[i] == '"' || s.text[i] == '\'') {
		quote := s.text[i]
		to := strings.IndexByte(s.text[i+1:min(end, i+longest)], quote)
		if to < 0 {
			return "", 0
		}
		s.refuse(i, "a link's title is not part of the format", "say it in the text")
		i = s.skipSpace(i+to+2, end)
	}
	if i >= end || s.text[i] != ')' {
		return "", 0
	}
	return address, i + 1
}

func unescape(text string) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations([]byte(text)))))
}

// noAttributes reports attributes after a link as a problem, and returns where they end.
func (s *scanner) noAttributes(i, end int) int {
	if i < end && s.text[i] == '{' {
		if _, n := parseAttributes(s.text[i:end], i, s.at); n > 0 {
			s.refuse(i, "a link has no attributes", "remove them")
			return i + n
		}
	}
	return i
}

// link returns the link of a bracket and its target, which ends at next.
func (s *scanner) link(i, closing, next int, target string) Inline {
	at := Node{s.at(i)}
	was := s.inLink
	if was {
		s.refuse(i, "a link stands in a link", "remove one of them")
	}
	s.inLink = true
	inside := s.read(i+1, closing)
	s.inLink = was
	if id, ok := strings.CutPrefix(target, "incident:"); ok {
		marks := [2]byteRange{s.rangeOf(i, i+1), s.rangeOf(closing, next)}
		return &IncidentLink{at, id, inside, marks}
	}
	if name, ok := strings.CutPrefix(target, "view:"); ok {
		return &ViewLink{at, name, inside}
	}
	s.r.checkTarget(at.At, target)
	return &Link{at, target, inside}
}

// checkTarget reports a link that leads elsewhere than to the web, a mail address or the brief itself.
func (r *reader) checkTarget(at problem.Place, target string) {
	if target == "" {
		r.problems.Add(problem.BadLink, at, "write the address in the round brackets", "this link leads nowhere")
		return
	}
	for _, scheme := range []string{"https://", "http://", "mailto:", "#"} {
		if len(target) > len(scheme) && strings.EqualFold(target[:len(scheme)], scheme) {
			return
		}
	}
	r.problems.Add(problem.BadLink, at, "use https://, http://, mailto:, incident:, view: or #id", "a link can't lead to %q", target)
}

// attributed returns the live figure, small capitals or span of a bracket and its attributes.
func (s *scanner) attributed(i, closing int, a attributes) Inline {
	at := Node{s.at(i)}
	if a.takeClass("figure") {
		q, ok := a.take("q")
		if !ok {
			s.r.problems.Add(problem.MissingKey, at.At, `write [12]{.figure q="sum killed"}`, "a live figure needs q")
		}
		a.leftOver(s.r, "a live figure")
		f := &LiveFigure{Node: at, Text: s.text[i+1 : closing], Measure: q.value, start: s.offset(i) + 1}
		f.end = f.start + len(f.Text)
		if ok {
			f.measureAt = a.column(q)
		}
		return f
	}
	inside := s.read(i+1, closing)
	if a.takeClass("smallcaps") {
		a.leftOver(s.r, "small capitals")
		return &SmallCaps{at, inside}
	}
	span := &Span{Node: at, Lang: a.takeValue("lang"), Dir: a.takeValue("dir"), Expand: a.takeValue("expand"), Text: inside}
	a.leftOver(s.r, "a span")
	if span.Dir != "" && span.Dir != "ltr" && span.Dir != "rtl" {
		s.r.problems.Add(problem.BadValue, at.At, "write ltr or rtl", "dir can't be %q", span.Dir)
		span.Dir = ""
	}
	if span.Lang != "" && !validLang.MatchString(span.Lang) {
		s.r.problems.Add(problem.BadValue, at.At, `write a language such as "ar" or "en-GB"`, "lang can't be %q", span.Lang)
		span.Lang = ""
	}
	return span
}

// image reads ![alt](file){key=value} at i.
func (s *scanner) image(i, end int) (Inline, int) {
	closing, ok := s.bracket[i+1]
	if !ok {
		return nil, i
	}
	if closing+1 >= end || s.text[closing+1] != '(' {
		s.refuse(i, "an exclamation mark stands directly before a bracket, but no image", "write ![…](media/a.png) for an image, else put a space between")
		return nil, i
	}
	file, next := s.target(closing+1, end)
	if next == 0 {
		return nil, i
	}
	a := attributes{}
	if next < end && s.text[next] == '{' {
		read, n := parseAttributes(s.text[next:end], next, s.at)
		if n == 0 {
			s.refuse(next, "these attributes can't be read", `write {key="value"}`)
		}
		a, next = read, next+n
	}
	at := Node{s.at(i)}
	caption := s.read(i+2, closing)
	alt := Plain(caption)
	if p, ok := a.take("alt"); ok {
		alt = p.value
	}
	if strings.TrimSpace(alt) == "" {
		s.r.problems.Add(problem.MissingAlt, at.At, "say in the square brackets what it shows", "this image has no alternative text")
	}
	var width Width
	if p, ok := a.take("width"); ok {
		if width = Width(p.value); !width.valid() {
			s.r.badValue(&a, p, "write a share of the column such as 50%, or a length such as 8cm or 300px", "%q is no width")
		}
	}
	id := s.r.id(&a)
	a.leftOver(s.r, "an image")
	if i == 0 && next == len(s.text) {
		s.figure = &ImageBlock{Node: at, ID: id, File: file, Alt: alt, Width: width, Caption: caption}
		return nil, next
	}
	return &Image{at, file, alt}, next
}

// noteRef reads [^label].
func (s *scanner) noteRef(i, closing int) (Inline, int) {
	label := s.text[i+2 : closing]
	if s.inCite {
		return s.noteInCitation(i)
	}
	if label == "" || strings.ContainsAny(label, " \t\r\n[") {
		return nil, i
	}
	note, ok := s.r.notes[label]
	switch {
	case !ok:
		s.r.problems.Add(problem.BadLink, s.at(i), "write its text in a paragraph that begins with [^"+label+"]:", "note %q is missing", label)
		return nil, i
	case s.r.inNote:
		s.refuse(i, "a note stands in a note", "join the two")
		return nil, i
	}
	s.r.referred[note] = true
	return &NoteRef{Node{s.at(i)}, note}, closing + 1
}

func (s *scanner) noteInCitation(i int) (Inline, int) {
	s.refuse(i, "a note can't stand in a citation", "put it behind the citation")
	return nil, i
}

// untilCaret matches what pandoc would raise with the note before it.
var untilCaret = regexp.MustCompile(`^(?:\\.|[^\s^\\])*\^`)

// inlineNote reads ^[text].
func (s *scanner) inlineNote(i int) (Inline, int) {
	closing, ok := s.bracket[i+1]
	if !ok {
		return nil, i
	}
	if s.inCite {
		return s.noteInCitation(i)
	}
	if s.r.inNote {
		s.refuse(i, "a note stands in a note", "join the two")
		return nil, i
	}
	if raised := untilCaret.FindString(s.text[closing+1:]); raised != "" {
		s.refuse(closing+len(raised), "a second ^ stands behind a note without a space between", `put one there, or write one of the notes as [^1]; \^ is a caret`)
	}
	at := Node{s.at(i)}
	s.r.inNote = true
	text := s.read(i+2, closing)
	s.r.inNote = false
	note := &Note{Node: at, Blocks: []Block{&Paragraph{Node{s.at(i + 2)}, text}}}
	s.r.written = append(s.r.written, note)
	return &NoteRef{at, note}, closing + 1
}
