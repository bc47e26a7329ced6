package output

// Notes says how a file has the speaker's notes.
type Notes uint8

const (
	NotesNone        Notes = iota
	NotesPages             // on pages of their own
	NotesAnnotations       // as annotations of a PDF
)

// NotesNames are the names of the values of Notes, in their order.
var NotesNames = []string{"none", "pages", "annotations"}

// Words says in a sentence that a file has notes; "" if it has none.
func (n Notes) Words() string {
	if n == NotesNone {
		return ""
	}
	return "It has the speaker\u2019s notes."
}
