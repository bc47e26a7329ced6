package brief

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"lectern/app/problem"
)

// div reads a fenced div by its class. One of an unknown class is a problem, and its content is
// shown as if it stood alone.
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
	outer := r.medium
	defer func() { r.medium = outer }()
	switch {
	case a.hasClass("only-page"):
		r.medium = Page
	case a.hasClass("only-slides"), a.hasClass("notes"):
		r.medium = Slides
	}
	id := r.id(&a)
	var block Block
	var what string
	switch {
	case a.takeClass("judgement"):
		what = "a judgement"
		if r.inNote {
			r.refuse(at.At, "a judgement stands in a note", "move it into the text, where it is numbered")
		}
		block = r.judgement(at, id, &a, n)
	case a.takeClass("recommendation"):
		what = "a recommendation"
		block = r.recommendation(at, id, &a, n)
	case a.takeClass("keypoint"):
		what = "a key point"
		block = &KeyPoint{at, id, r.blocks(n)}
	case a.takeClass("notes"):
		what = "speaker notes"
		block = &SpeakerNotes{at, r.blocks(n)}
	case a.takeClass("aside"):
		what = "a note beside the text"
		block = &Aside{at, id, r.blocks(n)}
	case a.takeClass("landscape"):
		what = "a landscape page"
		block = &Landscape{at, id, r.blocks(n)}
	case a.takeClass("only-slides"):
		what = "a part for slides"
		block = &Only{at, id, Slides, r.blocks(n)}
	case a.takeClass("only-page"):
		what = "a part for pages"
		block = &Only{at, id, Page, r.blocks(n)}
	default:
		r.refuse(at.At, "a div of this class is not part of the format",
			"use .judgement, .recommendation, .keypoint, .aside, .landscape, .notes, .only-slides or .only-page")
		return r.blocks(n)
	}
	a.leftOver(r, what)
	return []Block{block}
}

// divAttributes reads what stands after the colons: attributes, or one bare class.
func (r *reader) divAttributes(n *divNode) (attributes, bool) {
	info := strings.TrimRight(string(n.info.Value(r.src.text)), ": \t")
	if !strings.HasPrefix(info, "{") {
		a := attributes{at: r.src.place, classes: []class{{info, n.info.Start}}}
		return a, info != "" && wordLength(info) == len(info)
	}
	a, size := parseAttributes(info, n.info.Start, r.src.place)
	return a, size > 0 && size == len(info)
}

func (r *reader) judgement(at Node, id string, a *attributes, n ast.Node) *Judgement {
	j := &Judgement{Node: at, ID: id, Because: apostrophes(a.takeValue("confidence-because"))}
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
		r.problems.Add(problem.MissingKey, at.At, `write likelihood="likely"`, "a judgement needs a likelihood")
	}
	if p, ok := a.take("confidence"); ok {
		if j.Confidence, ok = parseConfidence(p.value); !ok {
			r.problems.Add(problem.OffScale, a.column(p)(1), "use low, moderate or high", "%q is not a level of confidence", p.value)
		}
	} else {
		r.problems.Add(problem.MissingKey, at.At, `write confidence="moderate"`, "a judgement needs a confidence")
	}
	j.Blocks = r.blocks(n)
	return j
}

var validBy = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)

func (r *reader) recommendation(at Node, id string, a *attributes, n ast.Node) *Recommendation {
	rec := &Recommendation{Node: at, ID: id, Owner: apostrophes(a.takeValue("owner"))}
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
	rec.Blocks = r.blocks(n)
	return rec
}

// badValue reports a value; format has one %q for it.
func (r *reader) badValue(a *attributes, p pair, hint, format string) {
	r.problems.Add(problem.BadValue, a.column(p)(1), hint, "%s", fmt.Sprintf(format, p.value))
}

// count reads a whole number from 1 to 9999; 0 where it is none.
func (r *reader) count(a *attributes, p pair) int {
	n, err := strconv.Atoi(p.value)
	if err != nil || n < 1 || n > 9999 {
		r.badValue(a, p, "write a whole number from 1", p.key+" can't be %q")
		return 0
	}
	return n
}
