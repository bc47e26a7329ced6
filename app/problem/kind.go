package problem

// Severity says whether a brief can be published with a problem in it.
type Severity uint8

const (
	Warning Severity = iota // the brief can be used, but someone should look
	Error                   // the brief says something wrong or can't be read there
)

func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "warning"
}

// Kind is one way in which a file can be wrong.
type Kind uint8

const (
	Unreadable      Kind = iota // a file or folder can't be read at all
	TooLarge                    // a file, a nesting or a query is beyond what is read
	BadText                     // bytes that are not text, or not UTF-8
	BadYAML                     // front matter or sources that YAML can't read
	UnknownKey                  // a key that the format doesn't have
	BadValue                    // a value of the wrong type or form
	MissingKey                  // a required key or column is absent
	MissingSection              // a required section is absent
	DuplicateID                 // one id for two things
	BadID                       // an id outside [a-z0-9][a-z0-9._-]*
	BadConstruct                // a construct outside the format's closed list
	Unclosed                    // a fence, div or quote that never ends
	UnknownCitation             // a citation key that the sources lack
	UnusedSource                // a source that nothing cites
	UnknownIncident             // a link or citation to an incident that isn't there
	UnknownView                 // a named view that the front matter lacks
	UnknownLayer                // a named layer that the front matter lacks
	BadLink                     // a link or a note that leads nowhere, or where none may
	BadQuery                    // a query or measure that can't be read
	UnquotedQuery               // a query that YAML may have changed
	EmptyDrawing                // a drawing without data
	EmptyQuery                  // a query that finds nothing, but would if a word were written otherwise
	StaleFigure                 // a live figure whose number disagrees with the data
	BadImage                    // an image that is missing, outside the folder or broken
	ConvertedImage              // an image that is shown in another way than its file has it
	MissingAlt                  // an image without alternative text
	MissingHeader               // a column of a table without a heading
	BadMarking                  // a handling mark outside TLP 2.0
	OffScale                    // a likelihood or confidence word outside the brief's scale
	SkippedHeading              // a heading more than one level below the one before
	BadRow                      // an incident or series row that was set aside
	DoubtfulRow                 // a row that was read but should be looked at
	DoubtfulText                // words of a brief that should be looked at
	MissingGlyph                // a character that no embedded font has
	UnseenControl               // a control in the text, such as one that turns its direction
	ProgramFault                // a file at which the program itself failed
)

type rule struct {
	name     string
	severity Severity
}

// kinds must list every Kind; the names are part of `check --json`.
var kinds = [...]rule{
	Unreadable:      {"unreadable", Error},
	TooLarge:        {"too-large", Error},
	BadText:         {"bad-text", Error},
	BadYAML:         {"bad-yaml", Error},
	UnknownKey:      {"unknown-key", Error},
	BadValue:        {"bad-value", Error},
	MissingKey:      {"missing-key", Error},
	MissingSection:  {"missing-section", Error},
	DuplicateID:     {"duplicate-id", Error},
	BadID:           {"bad-id", Error},
	BadConstruct:    {"bad-construct", Error},
	Unclosed:        {"unclosed", Error},
	UnknownCitation: {"unknown-citation", Error},
	UnusedSource:    {"unused-source", Warning},
	UnknownIncident: {"unknown-incident", Error},
	UnknownView:     {"unknown-view", Error},
	UnknownLayer:    {"unknown-layer", Error},
	BadLink:         {"bad-link", Error},
	BadQuery:        {"bad-query", Error},
	UnquotedQuery:   {"unquoted-query", Error},
	EmptyDrawing:    {"empty-drawing", Error},
	EmptyQuery:      {"empty-query", Warning},
	StaleFigure:     {"stale-figure", Error},
	BadImage:        {"bad-image", Error},
	ConvertedImage:  {"converted-image", Warning},
	MissingAlt:      {"missing-alt", Error},
	MissingHeader:   {"missing-header", Error},
	BadMarking:      {"bad-marking", Error},
	OffScale:        {"off-scale", Error},
	SkippedHeading:  {"skipped-heading", Error},
	BadRow:          {"bad-row", Error},
	DoubtfulRow:     {"doubtful-row", Warning},
	DoubtfulText:    {"doubtful-text", Warning},
	MissingGlyph:    {"missing-glyph", Error},
	UnseenControl:   {"unseen-control", Error},
	ProgramFault:    {"program-fault", Error},
}

// Kinds is the number of kinds, which count from 0.
const Kinds = Kind(len(kinds))

// Severity returns the severity of the kind.
func (k Kind) Severity() Severity { return kinds[k].severity }

// String returns the kind's name for machines.
func (k Kind) String() string { return kinds[k].name }
