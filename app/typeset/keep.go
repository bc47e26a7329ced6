package typeset

import (
	"slices"
	"sync"
)

// keptText names a text whose items are kept. Others of the same words differ in their first style or setting.
type keptText struct {
	words                     string
	style                     Style
	justified, hanging, whole bool
	hyphens                   *table
}

// keptItems are the items of a text whose words are all narrower than the measure: the same at every other such measure.
type keptItems struct {
	spans  []Span
	items  []item
	rtl    bool
	widest float32
}

// keeper keeps the items of the texts that were stacked last, for all setters that stack one column.
type keeper struct {
	sync.Mutex
	now, before map[keptText]keptItems
}

// nameOf returns the name under which the items of a text are kept.
func nameOf(t *Text, set *Setting) keptText {
	k := keptText{words: t.String, style: *t.Spans[0].Style, justified: set.Justified, hanging: set.Hanging, whole: set.Whole}
	if set.Hyphens != nil {
		k.hyphens = set.Hyphens.table
	}
	return k
}

// turn forgets what was not used since it was called before.
func (k *keeper) turn() { k.before, k.now = k.now, map[keptText]keptItems{} }

// recall returns the items of a text, if they are kept.
func (k *keeper) recall(t *Text, set *Setting) (keptItems, bool) {
	name := nameOf(t, set)
	k.Lock()
	defer k.Unlock()
	kept, ok := k.now[name]
	if !ok {
		kept, ok = k.before[name]
	}
	if !ok || kept.widest >= set.Measure || !slices.EqualFunc(kept.spans, t.Spans, sameItems) {
		return keptItems{}, false
	}
	kept.spans = t.Spans // so that the text before isn't kept for them
	k.now[name] = kept
	return kept, true
}

// keep keeps the items of a text, unless the measure has changed them.
func (k *keeper) keep(t *Text, set *Setting, items []item, rtl bool) {
	if w := widest(items); w < set.Measure {
		name, items := nameOf(t, set), slices.Clone(items)
		k.Lock()
		defer k.Unlock()
		k.now[name] = keptItems{t.Spans, items, rtl, w}
	}
}

// sameItems reports whether the same words have the same items in either span.
func sameItems(a, b Span) bool {
	return a.End == b.End && (a.Style == b.Style || *a.Style == *b.Style) && a.Dir == b.Dir && a.Link.Leads() == b.Link.Leads() && a.lang() == b.lang() &&
		a.Picture == nil && b.Picture == nil
}

// lang returns the language of a span, or "" where it is that of the text.
func (s *Span) lang() string {
	if s.Tag == nil {
		return ""
	}
	return s.Tag.Lang
}
