package publish

import (
	"slices"

	"lectern/app/draw"
	"lectern/app/problem"
	"lectern/app/typeset"
)

// A draft may be made of a brief with errors: every page says so, and it claims no more than is so.

// promise is something that a file keeps where its brief has no error of certain kinds.
type promise struct {
	broken string // what does not hold
	by     []problem.Kind
}

// readable is whether a file can be read aloud in full (PDF/UA-1, 7.1, 7.3 to 7.5).
var readable = promise{"not PDF/UA-1, for it can't be read aloud in full", []problem.Kind{problem.MissingAlt, problem.MissingHeader, problem.SkippedHeading}}

var promises = []promise{
	readable,
	{"not all of the text is shown as it was written", []problem.Kind{
		problem.Unreadable, problem.TooLarge, problem.BadText, problem.BadConstruct, problem.Unclosed, problem.BadImage, problem.MissingGlyph, problem.UnseenControl,
	}},
	{"numbers in the text may differ from the data", []problem.Kind{problem.StaleFigure, problem.BadQuery, problem.UnquotedQuery, problem.BadRow, problem.BadText, problem.Unreadable}},
	{"drawings may be missing or show something else", []problem.Kind{problem.BadQuery, problem.UnquotedQuery, problem.EmptyDrawing, problem.BadRow, problem.BadText, problem.UnknownView, problem.Unreadable}},
	{"not every citation and link leads to what it names", []problem.Kind{problem.UnknownCitation, problem.Unreadable, problem.BadText, problem.BadYAML, problem.UnknownIncident, problem.UnknownView, problem.BadLink, problem.DuplicateID, problem.BadID}},
	{"the handling mark may be wrong", []problem.Kind{problem.BadMarking, problem.BadText, problem.BadYAML}},
	{"judgements may use words outside their scale", []problem.Kind{problem.OffScale}},
	{"the brief does not follow its format", []problem.Kind{
		problem.BadYAML, problem.UnknownKey, problem.BadValue, problem.MissingKey, problem.MissingSection, problem.BadConstruct, problem.Unclosed, problem.BadID,
	}},
}

// isBroken reports whether one of the problems breaks the promise.
func (p *promise) isBroken(list problem.List) bool {
	return slices.ContainsFunc(list, func(x problem.Problem) bool { return slices.Contains(p.by, x.Kind) })
}

// errors are those of a draft.
func (o *Options) errors() problem.List {
	if !o.Draft || o.Errors == nil {
		return nil
	}
	return o.Errors()
}

// Broken says which promises a file doesn't keep that is made of a brief with these errors.
func Broken(errors problem.List) []string {
	var out []string
	for i := range promises {
		if promises[i].isBroken(errors) {
			out = append(out, promises[i].broken)
		}
	}
	return out
}

// draftWord stands on every page of a draft.
const draftWord = "DRAFT"

// draftSize is that of handling marks, beside which it stands.
const draftSize = 12

// draftMark draws the word with its left end on a baseline and gives the room that it takes. Outside
// drafts it draws nothing.
func (o Options) draftMark(c draw.Canvas, shaper *typeset.Shaper, x, y float32, p *draw.Palette) float32 {
	if !o.Draft {
		return 0
	}
	w := shaper.Word(typeset.Standard().SansHeavy, draftWord, false)
	c.Text(w, x, y, draftSize, p.Caution)
	return float32((w.Width + 0.8) * draftSize)
}
