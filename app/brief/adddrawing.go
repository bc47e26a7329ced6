package brief

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"lectern/app/problem"
)

// Fence returns a table of figures as brief.md has it. Title may be empty.
func (d *Drawing) Fence() string {
	attributes := []string{"." + d.Kind.String()}
	add := func(key, value string) {
		if value != "" {
			attributes = append(attributes, key+"="+quotedAttribute(value))
		}
	}
	add("query", d.Query)
	add("compare", d.Compare)
	add("by", d.By)
	add("measure", d.Measure)
	add("with", strings.Join(d.With, ", "))
	if d.Top > 0 {
		add("top", fmt.Sprint(d.Top))
	}
	add("title", d.Title)
	words := strings.Join(attributes, " ")
	marks := "```"
	if strings.Contains(words, "`") { // which the first line of such a fence can't hold
		marks = "~~~"
	}
	return marks + "{" + words + "}\n" + marks + "\n"
}

// quotedAttribute returns a value of an attribute in quotation marks, as pandoc reads it.
func quotedAttribute(value string) string {
	value = strings.Join(strings.Fields(value), " ")
	for _, c := range []string{`\`, `"`, "&"} {
		value = strings.ReplaceAll(value, c, `\`+c)
	}
	return `"` + value + `"`
}

// AddDrawing returns brief.md with a drawing at the end of a section, every other byte as it was. It reads the result back,
// and fails if the drawing isn't there.
func AddDrawing(source []byte, section string, d *Drawing) ([]byte, error) {
	line, drawings, err := endOf(source, section)
	if err != nil {
		return nil, err
	}
	end := lineEndOf(source)
	lines := bytes.SplitAfter(source, []byte("\n"))
	before := bytes.Join(lines[:line], nil)
	if len(before) > 0 && before[len(before)-1] != '\n' {
		before = append(before, end...)
	}
	if !bytes.HasSuffix(before, []byte(end+end)) {
		before = append(before, end...)
	}
	after := bytes.Join(lines[line:], nil)
	fence := strings.ReplaceAll(d.Fence(), "\n", end)
	if len(after) > 0 {
		fence += end
	}
	out := append(append(before, fence...), after...)
	if _, now, err := endOf(out, section); err != nil || now != drawings+1 {
		return nil, errors.New("a drawing can’t be added to the end of this section: add it in brief.md")
	}
	return out, nil
}

// endOf returns how many lines of brief.md there are up to the end of a section, and how many drawings the section has.
func endOf(source []byte, section string) (lines, drawings int, err error) {
	_, rest, bad := splitFrontMatter(fileName, source)
	if bad != nil {
		return 0, 0, *bad
	}
	sections := readBody(newSourceText(fileName, rest), ICD203, new(problem.List)).sections
	for i, s := range sections {
		if s.ID != section {
			continue
		}
		Walk(s.Blocks, func(b Block) {
			if _, ok := b.(*Drawing); ok {
				drawings++
			}
		}, nil)
		if i+1 < len(sections) {
			return sections[i+1].At.Line - 1, drawings, nil
		}
		return bytes.Count(source, []byte("\n")) + 1, drawings, nil
	}
	return 0, 0, fmt.Errorf("brief.md has no section %q any more", section)
}
