package check

import (
	"slices"

	"lectern/app/problem"
)

// Report holds what is wrong with a brief, and decides whether it may be handed out.
type Report struct {
	Problems problem.List // in the order of the brief's files
}

// Errors returns the problems that keep a brief from being handed out.
func (r Report) Errors() problem.List { return r.Problems.Errors() }

// Warnings returns the problems with which a brief may be handed out, but which someone should look at.
func (r Report) Warnings() problem.List { return r.Problems.Warnings() }

// Refusal returns the errors for which no file may be made of the brief, as a problem.List, or nil. A draft may
// always be made: every page says that it is one, and Broken returns what it doesn't promise.
func (r Report) Refusal(draft bool) error {
	if errs := r.Errors(); len(errs) > 0 && !draft {
		return errs
	}
	return nil
}

// promise is something that holds for a file if its brief has no error of certain kinds.
type promise struct {
	broken string         // what doesn't hold then
	by     []problem.Kind // the kinds of errors that break it
}

// readable is the promise that a file can be read aloud in full (PDF/UA-1, 7.1, 7.3 to 7.5, 7.21.8).
var readable = promise{"not PDF/UA-1, for it can't be read aloud in full", []problem.Kind{problem.MissingAlt, problem.MissingHeader, problem.SkippedHeading, problem.MissingGlyph, problem.BadText}}

// archival is the promise that a file shows every character (PDF/A-3, 6.2.11.8). U+FFFD, which stands for a byte that
// is not UTF-8, is in none of the fonts.
var archival = promise{"not PDF/A, for it lacks characters", []problem.Kind{problem.MissingGlyph, problem.BadText}}

// promises holds all promises. Every kind of error breaks at least one.
var promises = [...]promise{
	readable,
	archival,
	{"not all of the text is shown as it was written", []problem.Kind{
		problem.Unreadable, problem.TooLarge, problem.BadText, problem.BadConstruct, problem.Unclosed, problem.BadImage, problem.MissingGlyph, problem.UnseenControl,
		problem.ProgramFault,
	}},
	{"numbers in the text may differ from the data", []problem.Kind{problem.StaleFigure, problem.BadQuery, problem.UnquotedQuery, problem.BadRow, problem.BadText, problem.Unreadable}},
	{"drawings may be missing or show something else", []problem.Kind{problem.BadQuery, problem.UnquotedQuery, problem.EmptyDrawing, problem.BadRow, problem.BadText, problem.UnknownView, problem.UnknownLayer, problem.Unreadable}},
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

// Broken returns the promises that a draft of the brief doesn't keep, as clauses.
func (r Report) Broken() []string {
	var out []string
	for i := range promises {
		if promises[i].isBroken(r.Problems) {
			out = append(out, promises[i].broken)
		}
	}
	return out
}

// ReadsAloud reports whether a file of the brief can be read aloud in full, and so may claim PDF/UA-1.
func (r Report) ReadsAloud() bool { return !readable.isBroken(r.Problems) }

// ShowsAll reports whether a file of the brief shows every character, and so may claim PDF/A.
func (r Report) ShowsAll() bool { return !archival.isBroken(r.Problems) }
