package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/segmenter"

	"lectern/app/draw"
)

// Setting says how a text is broken into lines.
type Setting struct {
	Measure   float32
	Justified bool
	Hanging   bool      // punctuation at a line's ends stands partly in the margin
	Hyphens   *Patterns // nil: no hyphens
	Whole     bool      // words are divided only where they are wider than the measure
}

// Setter breaks texts into lines and stacks blocks. It serves one goroutine.
type Setter struct {
	Shaper *Shaper
	lines  segmenter.Segmenter
	levels bidi.Paragraph
	items  []item
	nodes  []node
	active []int32
	pieces []Piece
	kept   *keeper // nil: nothing is kept

	helpers []*Setter // that break lines at the same time

	foreign map[string]*Patterns // by language
	rtl     bool                 // the text in hand runs from right to left
}

// NewSetter returns a setter.
func NewSetter() *Setter { return &Setter{Shaper: NewShaper()} }

// NewKeepingSetter returns a setter that keeps the words of the texts it has stacked last, so that they are soon set anew for
// another measure.
func NewKeepingSetter() *Setter {
	return &Setter{Shaper: NewShaper(), kept: &keeper{now: map[keptText]keptItems{}}}
}

// hyphens returns the patterns for a span: those of its language, else of the setting. Links and code are
// not divided.
func (s *Setter) hyphens(span *Span, set *Setting) *Patterns {
	if set.Hyphens == nil || span.Link.Leads() || span.Style.Face == Standard().Mono {
		return nil
	}
	lang := span.lang()
	if lang == "" {
		return set.Hyphens
	}
	p, ok := s.foreign[lang]
	if !ok {
		if s.foreign == nil {
			s.foreign = map[string]*Patterns{}
		}
		p = HyphensFor(lang)
		s.foreign[lang] = p
	}
	return p
}

type kind uint8

const (
	box kind = iota
	glue
	penalty
)

// item is an item of Knuth and Plass: a box is a word or a part of one, glue a space, a penalty a place
// to break without a space.
type item struct {
	kind                   kind
	hyphen                 bool // breaking here shows a hyphen
	level                  int8
	cost                   int16
	span                   int32
	start, end             int32
	width, stretch, shrink float32
	left, right            float32    // how far it hangs out where it begins or ends a line
	word                   *draw.Word // of a space, or the whole word of which a box is the first part; it may be nil
}

const (
	forced     = -10000
	hyphenCost = 200
	joinCost   = 20   // after a dash or a slash
	headCost   = 4000 // the same in headings and cells, which are never divided
	endless    = 1e5

	longest = 1 << 10 // bytes of a word that is shaped whole

	softHyphen = "\u00ad" // shows only where a line ends behind it
)

// itemise returns the items of a text, until the next one's.
func (s *Setter) itemise(t *Text, set *Setting) []item {
	if s.kept == nil {
		return s.cut(t, set)
	}
	if kept, ok := s.kept.recall(t, set); ok {
		s.rtl = kept.rtl
		return kept.items
	}
	items := s.cut(t, set)
	s.kept.keep(t, set, items, s.rtl)
	return items
}

// cut cuts a text at spans, at changes of direction and wherever a line may break (UAX 14).
func (s *Setter) cut(t *Text, set *Setting) []item {
	s.items = s.items[:0]
	levels, rtl := s.directions(t)
	s.rtl = rtl
	s.lines.InitWithString(t.String)
	at, runes, span, run := 0, 0, 0, 0
	for next := s.lines.LineIterator(); next.Next(); {
		segment := next.Line()
		end := segment.OffsetInBytes + segment.LengthInBytes
		for at < end { // one style and one direction at a time
			for t.Spans[span].End <= at {
				span++
			}
			for levels[run].end <= runes {
				run++
			}
			stop, count := at, runes
			space := t.String[at] == ' '
			for stop < min(end, t.Spans[span].End) && count < levels[run].end && (t.String[stop] == ' ') == space {
				_, n := utf8.DecodeRuneInString(t.String[stop:])
				stop, count = stop+n, count+1
			}
			s.add(t, set, item{span: int32(span), start: int32(at), end: int32(stop), level: levels[run].level}, space)
			at, runes = stop, count
		}
		if n := len(s.items); n > 0 && s.items[n-1].kind == box && at < len(t.String) && t.String[at-1] != ' ' { // a break with no space
			cost := int16(joinCost)
			if set.Hyphens == nil || set.Whole {
				cost = headCost
			}
			gap := item{kind: penalty, cost: cost, span: int32(span), start: int32(at), end: int32(at)}
			if strings.HasSuffix(t.String[:at], softHyphen) {
				style := t.Spans[span].Style
				gap.hyphen, gap.cost = true, max(hyphenCost, cost-joinCost)
				gap.width = s.Shaper.Word(style.Face, "-", false).Width * style.Size
			}
			s.items = append(s.items, gap)
		}
	}
	end := int32(len(t.String))
	for n := len(s.items); n > 0 && s.items[n-1].kind == glue; n-- {
		s.items = s.items[:n-1]
	}
	s.items = append(s.items,
		item{kind: glue, span: int32(span), start: end, end: end, stretch: endless},
		item{kind: penalty, span: int32(span), start: end, end: end, cost: forced})
	return s.items
}

// add adds the items of a word or of spaces, of one style and one direction.
func (s *Setter) add(t *Text, set *Setting, it item, space bool) {
	style := t.Spans[it.span].Style
	if space {
		it.kind = glue
		it.word = s.Shaper.Word(style.Face, " ", false)
		it.width = it.word.Width * style.Size * float32(it.end-it.start)
		if unbreakable(t.String, int(it.start), int(it.end)) {
			it.kind = box
		} else if set.Justified {
			it.stretch, it.shrink = it.width*0.5, it.width*0.334
		}
		s.items = append(s.items, it)
		return
	}
	if p := t.Spans[it.span].Picture; p != nil {
		it.width = min(p.Width, set.Measure)
		s.items = append(s.items, it)
		return
	}
	text := t.String[it.start:it.end]
	if len(text) > longest {
		s.addBroken(it, text, set, style)
		return
	}
	word := s.Shaper.Word(style.Face, text, it.level%2 == 1)
	it.width = word.Width * style.Size
	patterns, wide := s.hyphens(&t.Spans[it.span], set), it.width > set.Measure
	var points []int
	if patterns != nil && (wide || !set.Whole) && it.level%2 == 0 {
		points = patterns.Points(text)
	}
	dash := float32(0)
	if len(points) > 0 {
		dash = s.Shaper.Word(style.Face, "-", false).Width * style.Size
	}
	if wide && float32(widestPart(word, points)*style.Size)+dash > set.Measure { // an address, say: it may break anywhere rather than run off the page
		if set.Hyphens == nil || set.Whole {
			s.addJoined(it, text, set, style)
		} else {
			s.addBroken(it, text, set, style)
		}
		return
	}
	s.relax(it, set)
	if set.Hanging && it.level%2 == 0 {
		it.left, it.right = hanging(word, style.Size)
	}
	it.word = word
	start, from := it.start, float32(0)
	for _, point := range points {
		part, to := it, float32(word.Caret(point)*style.Size)
		part.end = start + int32(point)
		part.width, part.right = to-from, 0
		hyphen := item{kind: penalty, cost: hyphenCost, hyphen: true, width: dash, span: it.span, start: part.end, end: part.end}
		if set.Hanging {
			hyphen.right = float32(dash * hangs['-'])
		}
		s.items = append(s.items, part, hyphen)
		it.start, it.width, it.left, it.word, from = part.end, it.width-part.width, 0, nil, to
	}
	s.items = append(s.items, it)
}

// widestPart returns the width in ems of the widest part of a word between points.
func widestPart(word *draw.Word, points []int) (most float32) {
	from := float32(0)
	for _, point := range points {
		to := word.Caret(point)
		most, from = max(most, to-from), to
	}
	return max(most, word.Width-from)
}

// unbreakable reports whether no line may end at a space, as in French within guillemets and before high
// punctuation. German opens with the sign that closes in French.
func unbreakable(text string, start, end int) bool {
	next, size := utf8.DecodeRuneInString(text[end:])
	after, _ := utf8.DecodeRuneInString(text[end+size:])
	switch next {
	case '!', '?', ';', ':', '%':
		return !unicode.IsLetter(after)
	case '\u00bb', '\u203a':
		return !unicode.IsLetter(after) && !unicode.IsDigit(after)
	}
	last, size := utf8.DecodeLastRuneInString(text[:start])
	before, _ := utf8.DecodeLastRuneInString(text[:start-size])
	return (last == '\u00ab' || last == '\u2039') && !unicode.IsLetter(before) && !unicode.IsDigit(before)
}

// relax lets a line end before it, a part of a word in another style, if the parts together are wider than
// the measure.
func (s *Setter) relax(it item, set *Setting) {
	width := it.width
	n := len(s.items)
	for n > 0 && s.items[n-1].kind == box {
		n--
		width += s.items[n].width
	}
	if n < len(s.items) && width > set.Measure {
		s.items = append(s.items, item{kind: penalty, cost: headCost, span: it.span, start: it.start, end: it.start})
	}
}

// addJoined cuts a word of a heading that is wider than the measure, such as the name of a file, behind the signs that join
// its parts, and a part that is still wider anywhere.
func (s *Setter) addJoined(it item, text string, set *Setting, style *Style) {
	for text != "" {
		part, rest := text, ""
		if at := strings.IndexAny(text, "_-/\\"); at >= 0 {
			part, rest = text[:at+1], text[at+1:]
		}
		one := it
		one.end = it.start + int32(len(part))
		if one.width = s.Shaper.Word(style.Face, part, it.level%2 == 1).Width * style.Size; one.width > set.Measure {
			s.addBroken(one, part, set, style)
		} else {
			s.relax(one, set)
			s.items = append(s.items, one)
		}
		if it.start, text = one.end, rest; rest != "" {
			s.items = append(s.items, item{kind: penalty, cost: headCost, span: it.span, start: one.end, end: one.end})
		}
	}
}

// addBroken cuts a word that is wider than the measure into pieces that are not.
func (s *Setter) addBroken(it item, text string, set *Setting, style *Style) {
	const letters = 8 // a piece: few enough that any measure takes it, many enough that shaping stays right inside
	rtl := it.level%2 == 1
	for len(text) > 0 {
		stop := 0
		for n := 0; n < letters && stop < len(text); n++ {
			_, size := utf8.DecodeRuneInString(text[stop:])
			stop += size
		}
		for stop > 0 && s.Shaper.Word(style.Face, text[:stop], rtl).Width*style.Size > set.Measure {
			_, size := utf8.DecodeLastRuneInString(text[:stop])
			if size == stop {
				break
			}
			stop -= size
		}
		part := it
		part.end = it.start + int32(stop)
		part.width = s.Shaper.Word(style.Face, text[:stop], rtl).Width * style.Size
		s.relax(part, set)
		s.items = append(s.items, part)
		it.start, text = part.end, text[stop:]
		if len(text) > 0 {
			s.items = append(s.items, item{kind: penalty, cost: hyphenCost, span: it.span, start: part.end, end: part.end})
		}
	}
}
