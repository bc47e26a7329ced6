package brief

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/text"

	"lectern/app/problem"
)

// scanner reads the inlines of one block of text, as pandoc's Markdown with `smart` does.
//
// Brackets and code are paired before reading, so that reading never searches for an end that isn't there:
// the time grows linearly with the text, whatever is in it.
type scanner struct {
	r       *reader
	text    string
	from    []int       // offset in text of every line
	src     []int       // offset in the file of every line
	bracket map[int]int // opening bracket to closing bracket
	code    map[int]int // start of a run of backticks to the start of the run that closes it
	depth   int
	inLink  bool // links hold no links
	inCite  bool // citations hold no notes
	quotes  openQuotes
	figure  *ImageBlock // the image, if the text is nothing else
}

// inlines reads the lines of a block. If they are one image, it is returned as figure.
func (r *reader) inlines(lines *text.Segments) (inlines []Inline, figure *ImageBlock) {
	s := &scanner{r: r}
	var b strings.Builder
	for i := range lines.Len() {
		line := lines.At(i)
		value := r.src.text[line.Start:line.Stop]
		trimmed := strings.TrimLeft(string(value), " \t")
		s.from = append(s.from, b.Len())
		s.src = append(s.src, line.Stop-len(trimmed))
		b.WriteString(trimmed)
	}
	s.text = strings.TrimRight(b.String(), " \t\r\n")
	if s.text == "" {
		return nil, nil
	}
	if len(s.text) > maxParagraph {
		r.tooLarge(s.at(0), "split it", "this paragraph is over 64 KB")
		return []Inline{&Text{Node{s.at(0)}, strings.ToValidUTF8(s.text[:1000], "") + " …"}}, nil
	}
	s.pair()
	inlines = s.read(0, len(s.text))
	return inlines, s.figure
}

// line reads lines in which no figure is allowed: even a single image is a picture in the line.
func (r *reader) line(lines *text.Segments) []Inline {
	inlines, figure := r.inlines(lines)
	if figure != nil {
		return []Inline{&Image{figure.Node, figure.File, figure.Alt}}
	}
	return inlines
}

// offset returns where a byte of the text is in the file.
func (s *scanner) offset(i int) int {
	line := sort.SearchInts(s.from, i+1) - 1
	return s.src[line] + i - s.from[line]
}

// rangeOf returns where bytes of the text are in the file, of which there is at least one.
func (s *scanner) rangeOf(from, to int) byteRange {
	return byteRange{s.offset(from), s.offset(to-1) + 1}
}

func (s *scanner) at(i int) problem.Place { return s.r.src.place(s.offset(i)) }

func (s *scanner) refuse(i int, what, hint string) {
	s.r.problems.Add(problem.BadConstruct, s.at(i), hint, "%s", what)
}

// pair fills code and bracket.
func (s *scanner) pair() {
	s.code, s.bracket = map[int]int{}, map[int]int{}
	next := map[int]int{} // length of a run of backticks to the start of the nearest one to the right
	for i := len(s.text); i > 0; {
		end := i
		for i > 0 && s.text[i-1] == '`' {
			i--
		}
		if n := end - i; n > 0 {
			if to, ok := next[n]; ok {
				s.code[i] = to
			}
			next[n] = i
			continue
		}
		i--
	}
	var open []int
	for i := 0; i < len(s.text); {
		switch s.text[i] {
		case '\\':
			i++
		case '`':
			i = s.afterCode(i) - 1
		case '[':
			open = append(open, i)
		case ']':
			if len(open) > 0 {
				s.bracket[open[len(open)-1]] = i
				open = open[:len(open)-1]
			}
		}
		i++
	}
}

// afterCode returns the first byte after the code, or after the lone backticks, that begin at i.
func (s *scanner) afterCode(i int) int {
	n := len(s.text[i:]) - len(strings.TrimLeft(s.text[i:], "`"))
	if to, ok := s.code[i]; ok {
		return to + n
	}
	return i + n
}

// span collects the result of read: finished inlines, runs of * and _ that may become emphasis, and text to
// which more is added.
type span struct {
	pieces []piece
	text   strings.Builder
	textAt int
}

func (sp *span) write(i int, text string) {
	if sp.text.Len() == 0 {
		sp.textAt = i
	}
	sp.text.WriteString(text)
}

func (sp *span) flush(s *scanner) {
	if sp.text.Len() > 0 {
		sp.pieces = append(sp.pieces, piece{node: &Text{Node{s.at(sp.textAt)}, sp.text.String()}})
		sp.text.Reset()
	}
}

func (sp *span) add(s *scanner, node Inline) {
	sp.flush(s)
	sp.pieces = append(sp.pieces, piece{node: node})
}

// read reads the bytes from start to end, which hold brackets and code whole.
func (s *scanner) read(start, end int) []Inline {
	if start >= end {
		return nil
	}
	if s.depth >= maxDepth {
		s.r.tooLarge(s.at(start), "write it flatter", fmt.Sprintf("brackets are nested over %d deep", maxDepth))
		return []Inline{&Text{Node{s.at(start)}, s.text[start:end]}}
	}
	s.depth++
	defer func() { s.depth-- }()
	sp := &span{}
	for i := start; i < end; {
		if node, next := s.construct(i, end); next > i {
			if node != nil {
				sp.add(s, node)
			}
			i = next
			continue
		}
		switch c := s.text[i]; c {
		case '\\':
			i = s.escape(sp, i, end)
		case '*', '_':
			sp.flush(s)
			run := s.run(i, start, end)
			sp.pieces = append(sp.pieces, run)
			i += run.count
		case '"', '\'':
			sp.write(i, s.quote(i, start, end))
			i++
		case '-':
			text, n := dashes(s.text[i:end])
			sp.write(i, text)
			i += n
		case '&':
			text, n := entity(s.text[i:end])
			sp.write(i, text)
			i += n
		case ' ', '\t', '\r', '\n':
			i = s.space(sp, i, end)
		case '.':
			if strings.HasPrefix(s.text[i:end], "...") {
				sp.write(i, "…")
				i += 3
				continue
			}
			sp.write(i, ".")
			i++
		default:
			n := plainLength(s.text[i:end])
			sp.write(i, s.text[i:i+n])
			i += n
		}
	}
	sp.flush(s)
	return s.emphasise(sp.pieces)
}

// construct reads a construct at i other than text and emphasis, and returns where it ends; i if there is
// none. The node may be nil even so.
func (s *scanner) construct(i, end int) (node Inline, next int) {
	switch s.text[i] {
	case '`':
		return s.codeSpan(i)
	case '[':
		return s.bracketed(i, end)
	case '!':
		if i+1 < end && s.text[i+1] == '[' {
			return s.image(i, end)
		}
	case '^':
		if i+1 < end && s.text[i+1] == '[' {
			return s.inlineNote(i)
		}
		s.refuseRaised(i, end)
	case '<':
		return s.angle(i, end)
	case '@':
		return s.citeInText(i, end, false)
	case '-':
		if i+1 < end && s.text[i+1] == '@' {
			return s.citeInText(i, end, true)
		}
	case '~':
		s.refuseRaised(i, end)
	case '$':
		s.refuseMathematics(i, end)
	case '{':
		s.refuseBraces(i, end)
	}
	return nil, i
}

// plainLength returns the number of bytes up to the next character that may begin a construct, at least 1.
func plainLength(text string) int {
	if n := strings.IndexAny(text[1:], "\\`*_[!^<@-~${\"'& \t\r\n."); n >= 0 {
		return n + 1
	}
	return len(text)
}

// escape reads a backslash at i and returns where to go on.
func (s *scanner) escape(sp *span, i, end int) int {
	if i+1 >= end {
		s.refuse(i, "a backslash stands at the end", `remove it, or write \\ for a backslash`)
		sp.write(i, `\`)
		return i + 1
	}
	switch c := s.text[i+1]; {
	case c == '\n' || c == '\r':
		next := s.skipSpace(i+1, end)
		sp.add(s, &LineBreak{Node{s.at(i)}})
		return next
	case c == ' ':
		sp.write(i, "\u00a0")
	case isPunctuation(c):
		sp.write(i, string(c))
	case unicode.IsLetter(s.after(i + 1)):
		s.refuse(i, "raw TeX is not part of the format", `write \\ for a backslash`)
		fallthrough
	default:
		sp.write(i, `\`)
		return i + 1
	}
	return i + 2
}

// space reads white space: spaces within a line, a soft break, or a line break after two spaces.
func (s *scanner) space(sp *span, i, end int) int {
	if next := s.spacedComment(i, end); next > i {
		return next
	}
	next := s.skipSpace(i, end)
	blank := s.text[i:next]
	line := strings.IndexByte(blank, '\n')
	switch {
	case line < 0:
		sp.write(i, " ")
	case strings.HasPrefix(blank, "  "):
		sp.add(s, &LineBreak{Node{s.at(i)}})
	default:
		sp.add(s, &SoftBreak{Node{s.at(i)}})
	}
	return next
}

// spacedComment returns where a comment ends that the space at i stands before and that space, or the end of the
// text, stands behind; i if there is none. The words around it read as if it weren't there.
func (s *scanner) spacedComment(i, end int) int {
	comment := end - len(strings.TrimLeft(s.text[i:end], " \t"))
	n := commentLength(s.text[comment:end])
	if n == 0 || comment+n < end && !strings.ContainsRune(" \t\r\n", s.after(comment+n)) {
		return i
	}
	s.r.extras.add(comments, s.rangeOf(i, comment+n))
	return comment + n
}

func (s *scanner) skipSpace(i, end int) int {
	return end - len(strings.TrimLeft(s.text[i:end], " \t\r\n"))
}

// before and after return the character before and at i; a space at the ends of the text.
func (s *scanner) before(i int) rune {
	if i == 0 {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return r
}

func (s *scanner) after(i int) rune {
	if i >= len(s.text) {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(s.text[i:])
	return r
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
