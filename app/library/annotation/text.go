package annotation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lectern/app/fold"
)

// Passage is the text of a block.
type Passage struct {
	Address string
	Text    string
}

// Text is the text of a brief, in which annotations are found. Offsets are bytes from its beginning; passages are a line
// each.
type Text struct {
	passages []Passage
	starts   []int          // of the passages
	index    map[string]int // of the passages, by address
	whole    string
	words    []word // folded; nil until they are needed
}

// NewText returns a text of passages.
func NewText(passages []Passage) *Text {
	t := &Text{passages: passages, index: map[string]int{}}
	var whole strings.Builder
	for i, p := range passages {
		if _, is := t.index[p.Address]; !is {
			t.index[p.Address] = i
		}
		t.starts = append(t.starts, whole.Len())
		whole.WriteString(p.Text)
		whole.WriteByte('\n')
	}
	t.whole = whole.String()
	return t
}

// Passage returns the text and the address of a passage.
func (t *Text) Passage(i int) (text, address string) {
	return t.passages[i].Text, t.passages[i].Address
}

// Offset returns the offset of a place in a passage.
func (t *Text) Offset(passage, at int) int { return t.starts[passage] + at }

// around is how many bytes of text are kept before and after a quotation.
const around = 32

// Quote returns what stands between two offsets, with the address of the passage in which it begins.
func (t *Text) Quote(from, to int) (*Quote, string) {
	before, after := max(0, from-around), min(len(t.whole), to+around)
	for before < from && !utf8.RuneStart(t.whole[before]) {
		before++
	}
	for after > to && after < len(t.whole) && !utf8.RuneStart(t.whole[after]) {
		after--
	}
	return &Quote{Exact: t.whole[from:to], Prefix: t.whole[before:from], Suffix: t.whole[to:after], Start: from}, t.passages[t.passageAt(from)].Address
}

// passageAt returns the index of the passage that holds an offset.
func (t *Text) passageAt(offset int) int {
	i, exact := slices.BinarySearch(t.starts, offset)
	if !exact {
		i--
	}
	return i
}

// Span is a part of a passage.
type Span struct{ Passage, From, To int }

// Spans returns the parts of passages between two offsets.
func (t *Text) Spans(from, to int) (spans []Span) {
	if len(t.passages) == 0 {
		return nil
	}
	for i := t.passageAt(from); i < len(t.passages) && t.starts[i] < to; i++ {
		s := Span{i, max(0, from-t.starts[i]), min(len(t.passages[i].Text), to-t.starts[i])}
		if s.From < s.To {
			spans = append(spans, s)
		}
	}
	return spans
}

// Find returns where an annotation is: its quotation, also in a text that was edited, or else all of its passage. It
// returns false for one whose passage is gone, and for those of incidents and sources, which are in no passage.
func (t *Text) Find(a *Annotation) (from, to int, ok bool) {
	if a.Quote == nil {
		i := t.passageOf(a.Address)
		if i < 0 {
			return 0, 0, false
		}
		return t.starts[i], t.starts[i] + len(t.passages[i].Text), true
	}
	if from, ok = t.sameWords(a); ok {
		return from, from + len(a.Quote.Exact), true
	}
	if from, to, ok = t.foldedWords(a); ok {
		return from, to, true
	}
	return t.similarWords(a)
}

// passageOf returns the index of the passage with an address, or -1.
func (t *Text) passageOf(address string) int {
	if i, is := t.index[address]; is {
		return i
	}
	return -1
}

// sameWords finds the quotation as it was, at the place where what is around it and its address are most alike. Where it was
// is looked at first, and then its own passage: most texts are as they were.
func (t *Text) sameWords(a *Annotation) (from int, ok bool) {
	q := a.Quote
	if q.Exact == "" {
		return 0, false
	}
	whole := around + len(q.Prefix) + len(q.Suffix)
	if q.Start >= 0 && q.Start < len(t.whole) && strings.HasPrefix(t.whole[q.Start:], q.Exact) && t.likeness(a, q.Start) == whole {
		return q.Start, true
	}
	if own := t.passageOf(a.Address); own >= 0 {
		begin := t.starts[own]
		end := min(len(t.whole), begin+len(t.passages[own].Text)+len(q.Exact))
		if from, likeness := t.mostAlike(a, begin, end); likeness == whole {
			return from, true
		}
	}
	from, likeness := t.mostAlike(a, 0, len(t.whole))
	if likeness >= 0 && q.isShort() && !t.isOwn(a, from) {
		return from, likeness >= max(1, min(alike, len(q.Prefix)+len(q.Suffix)))
	}
	return from, likeness >= 0
}

// A quotation of less than this may stand in many places, so that outside its own passage its words alone say nothing.
const (
	fewWords = 3
	alike    = around / 2 // bytes of its surroundings that must be there
)

// isShort reports whether the words of a quotation may well stand elsewhere by chance.
func (q *Quote) isShort() bool { return len(q.Exact) < around && len(wordsOf(q.Exact)) < fewWords }

// isOwn reports whether an offset is in a passage with the address of an annotation.
func (t *Text) isOwn(a *Annotation, at int) bool {
	return t.passages[t.passageAt(at)].Address == a.Address
}

// mostAlike returns where, in a part of the text, the quotation has surroundings most like its own, and how much they are;
// -1 where it isn't in the part.
func (t *Text) mostAlike(a *Annotation, begin, end int) (from, likeness int) {
	likeness = -1
	for at := begin; ; {
		k := strings.Index(t.whole[at:end], a.Quote.Exact)
		if k < 0 {
			return from, likeness
		}
		at += k
		if here := t.likeness(a, at); here > likeness || here == likeness && abs(at-a.Quote.Start) < abs(from-a.Quote.Start) {
			from, likeness = at, here
		}
		at += len(a.Quote.Exact)
	}
}

// likeness returns how much the surroundings of an offset are like those of a quotation.
func (t *Text) likeness(a *Annotation, at int) int {
	n := commonSuffix(t.whole[:at], a.Quote.Prefix) + commonPrefix(t.whole[at+len(a.Quote.Exact):], a.Quote.Suffix)
	if t.isOwn(a, at) {
		n += around
	}
	return n
}

func commonPrefix(a, b string) (n int) {
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonSuffix(a, b string) (n int) {
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

func abs(n int) int { return max(n, -n) }

// foldedWords finds a quotation whose case, accents, quotes or spaces were changed, in its own passage or else, unless it is
// short, the first that has it.
func (t *Text) foldedWords(a *Annotation) (from, to int, ok bool) {
	order := []int{}
	if own := t.passageOf(a.Address); own >= 0 {
		order = append(order, own)
	}
	if !a.Quote.isShort() {
		for i := range t.passages {
			order = append(order, i)
		}
	}
	for _, i := range order {
		for from, to := range fold.Find(t.passages[i].Text, a.Quote.Exact) {
			return t.starts[i] + from, t.starts[i] + to, true
		}
	}
	return 0, 0, false
}
