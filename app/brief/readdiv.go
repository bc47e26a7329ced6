package brief

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"lectern/app/problem"
)

// divs holds the fenced divs, each with its class and the function that reads it. Attributes that the
// function doesn't take are reported. A new div is an entry here.
var divs = []struct {
	class, name string
	medium      Medium // the only one that shows its content; 0: all do
	read        func(r *reader, d Div, a *attributes) Block
}{
	{"judgement", "a judgement", 0, (*reader).judgement},
	{"recommendation", "a recommendation", 0, (*reader).recommendation},
	{"keypoint", "a key point", 0, func(_ *reader, d Div, _ *attributes) Block { return &KeyPoint{d} }},
	{"aside", "a note beside the text", 0, func(_ *reader, d Div, _ *attributes) Block { return &Aside{d} }},
	{"landscape", "a landscape page", 0, func(_ *reader, d Div, _ *attributes) Block { return &Landscape{d} }},
	{"incremental", "a part shown step by step", 0, func(_ *reader, d Div, _ *attributes) Block { return &Incremental{d} }},
	{"backup", "a part for backup slides", 0, func(_ *reader, d Div, _ *attributes) Block { return &Backup{d} }},
	{"notes", "speaker notes", Slides, func(_ *reader, d Div, _ *attributes) Block { d.ID = ""; return &SpeakerNotes{d} }},
	{"only-slides", "a part for slides", Slides, func(_ *reader, d Div, _ *attributes) Block { return &Only{d, Slides} }},
	{"only-page", "a part for pages", Page, func(_ *reader, d Div, _ *attributes) Block { return &Only{d, Page} }},
}

// div reads a fenced div by its class. One of an unknown class is reported, and its content read as if there
// were no div.
func (r *reader) div(n *divNode) []Block {
	at := r.node(n)
	if !n.closed {
		r.unclosed = true
		r.problems.Add(problem.Unclosed, at.At, "end it with a line of :::", "this div never ends")
	}
	a, ok := r.divAttributes(n)
	if !ok {
		r.refuse(at.At, "what stands after ::: can't be read", `write ::: {.class key="value"}`)
		return r.blocks(n)
	}
	id := r.id(&a)
	for _, kind := range divs {
		if !a.takeClass(kind.class) {
			continue
		}
		outer := r.medium
		r.medium = cmp.Or(kind.medium, outer)
		block := kind.read(r, Div{Node: at, ID: id, Blocks: r.blocks(n)}, &a)
		r.medium = outer
		r.addHiddenDiv(n, block)
		a.leftOver(r, kind.name)
		return []Block{block}
	}
	classes := make([]string, len(divs))
	for i, kind := range divs {
		classes[i] = "." + kind.class
	}
	last := len(classes) - 1
	r.refuse(at.At, "a div of this class is not part of the format", "use "+strings.Join(classes[:last], ", ")+" or "+classes[last])
	return r.blocks(n)
}

// divAttributes reads the text after the colons: attributes, or one bare class.
func (r *reader) divAttributes(n *divNode) (attributes, bool) {
	info := strings.TrimRight(string(n.info.Value(r.src.text)), ": \t")
	if !strings.HasPrefix(info, "{") {
		a := attributes{at: r.src.place, classes: []class{{info, n.info.Start}}}
		return a, info != "" && wordLength(info) == len(info)
	}
	a, size := parseAttributes(info, n.info.Start, r.src.place)
	return a, size > 0 && size == len(info)
}

func (r *reader) judgement(d Div, a *attributes) Block {
	if r.inNote {
		r.refuse(d.At, "a judgement stands in a note", "move it into the text, where it is numbered")
	}
	j := &Judgement{Div: d, Because: apostrophes(a.takeValue("confidence-because"))}
	if p, ok := a.take("likelihood"); ok {
		if j.Likelihood, ok = r.scale.Likelihood(p.value); !ok {
			var words []string
			for _, w := range r.scale.Words() {
				words = append(words, w.Word)
			}
			r.problems.Add(problem.OffScale, a.column(p)(1), "use one of: "+strings.Join(words, ", "),
				"%q is not a likelihood of the scale %s", p.value, r.scale)
		}
	} else {
		r.problems.Add(problem.MissingKey, d.At, `write likelihood="likely"`, "a judgement needs a likelihood")
	}
	if p, ok := a.take("confidence"); ok {
		if j.Confidence, ok = parseConfidence(p.value); !ok {
			r.problems.Add(problem.OffScale, a.column(p)(1), "use low, moderate or high", "%q is not a level of confidence", p.value)
		}
	} else {
		r.problems.Add(problem.MissingKey, d.At, `write confidence="moderate"`, "a judgement needs a confidence")
	}
	return j
}

var validBy = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)

func (r *reader) recommendation(d Div, a *attributes) Block {
	rec := &Recommendation{Div: d, Owner: apostrophes(a.takeValue("owner"))}
	if p, ok := a.take("by"); ok {
		rec.By = p.value
		if !validBy.MatchString(p.value) {
			r.badValue(a, p, "write 2024, 2024-09 or 2024-09-30", "%q is not a date")
			rec.By = ""
		}
	}
	if p, ok := a.take("priority"); ok {
		rec.Priority = r.count(a, p)
	}
	return rec
}

// badValue reports a wrong value; format has one %q for it.
func (r *reader) badValue(a *attributes, p pair, hint, format string) {
	r.problems.Add(problem.BadValue, a.column(p)(1), hint, "%s", fmt.Sprintf(format, p.value))
}

// count reads a whole number from 1 to 9999, or returns 0.
func (r *reader) count(a *attributes, p pair) int {
	n, err := strconv.Atoi(p.value)
	if err != nil || n < 1 || n > 9999 {
		r.badValue(a, p, "write a whole number from 1", p.key+" can't be %q")
		return 0
	}
	return n
}
