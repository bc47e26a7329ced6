package brief

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lectern/app/control"
	"lectern/app/problem"
)

// ErrViewExists is returned if a brief has a view of that name already.
var ErrViewExists = errors.New("a view of that name exists already, choose another name")

// AddView returns brief.md with another view at the end of its views, every other byte as it was. It reads
// the result back, and fails if the view isn't in it.
func AddView(source []byte, v View) ([]byte, error) {
	front, _, bad := splitFrontMatter(fileName, source)
	if bad != nil {
		return nil, *bad
	}
	if !validID.MatchString(v.Name) {
		return nil, fmt.Errorf("%q can't be the name of a view, %s", v.Name, idHint)
	}
	if viewNamed(front, v.Name) != nil {
		return nil, ErrViewExists
	}
	at, indent, err := afterViews(front)
	if err != nil {
		return nil, err
	}
	var lines []string
	if indent == "" {
		lines, indent = []string{"views:"}, "  "
	}
	end := lineEndOf(front)
	var out bytes.Buffer
	at += bytes.Index(source, front)
	out.Write(source[:at])
	for _, line := range append(lines, viewLines(v, indent)...) {
		out.WriteString(line + end)
	}
	out.Write(source[at:])
	front, _, _ = splitFrontMatter(fileName, out.Bytes())
	if read := viewNamed(front, v.Name); read == nil || read.Query != v.Query || read.Compare != v.Compare || read.Caption != apostrophes(v.Caption) {
		return nil, errors.New("the front matter of this brief is written in a way that a view can't be added to: add it in brief.md")
	}
	return out.Bytes(), nil
}

// viewNamed returns a view in a front matter, or nil.
func viewNamed(front []byte, name string) *View {
	m := readMeta(fileName, front, &problem.List{}, true)
	if i := slices.IndexFunc(m.Views, func(v *View) bool { return v.Name == name }); i >= 0 {
		return m.Views[i]
	}
	return nil
}

// afterViews returns where in a front matter the next view belongs, and the indent of its name; "" if there
// is no key views.
func afterViews(front []byte) (at int, indent string, err error) {
	place, found := 0, false
	for line := range bytes.Lines(front) {
		words := strings.TrimSpace(string(line))
		depth := len(line) - len(bytes.TrimLeft(line, " "))
		next := place + len(line)
		switch {
		case words == "" || words[0] == '#' || depth > 0 && !found:
		case depth > 0:
			at, indent = next, cmp.Or(indent, strings.Repeat(" ", depth))
		case found:
			return at, cmp.Or(indent, "  "), nil
		default:
			key, rest, _ := strings.Cut(words, ":")
			if strings.Trim(key, `"'`) != "views" {
				break
			}
			if rest = strings.TrimSpace(rest); rest != "" && rest[0] != '#' {
				return 0, "", errors.New("the views of this brief are written in one line: give each lines of its own in brief.md first")
			}
			found, at = true, next
		}
		place = next
	}
	if !found {
		return len(front), "", nil
	}
	return at, cmp.Or(indent, "  "), nil
}

// viewLines returns the lines of YAML for a view.
func viewLines(v View, indent string) []string {
	lines := []string{indent + v.Name + ":", indent + indent + "query: " + yamlQuoted(v.Query)}
	if v.Compare != "" {
		lines = append(lines, indent+indent+"compare: "+yamlQuoted(v.Compare))
	}
	if e := v.Extent; e != nil {
		var ends []string
		for _, degrees := range e {
			ends = append(ends, strconv.FormatFloat(degrees, 'f', -1, 64))
		}
		lines = append(lines, indent+indent+"extent: ["+strings.Join(ends, ", ")+"]")
	}
	if v.Caption != "" {
		lines = append(lines, indent+indent+"caption: "+yamlQuoted(v.Caption))
	}
	return lines
}

// yamlQuoted returns a text in quotation marks: JSON's escapes are YAML's.
func yamlQuoted(s string) string {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string never fails
	return strings.TrimSuffix(string(control.EscapeJSON(out.Bytes())), "\n")
}
