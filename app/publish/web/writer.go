package web

import (
	"bytes"
	"html"
	"strings"
)

// writer writes elements. It escapes text and values of attributes; only raw is written as it is.
type writer struct {
	b    bytes.Buffer
	open []string
}

// onOwnLine holds the elements that start a line, so that people can read the file.
var onOwnLine = set(`article aside blockquote body caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 head header
	hr li link main meta nav ol p pre script section style table tbody thead title tr ul`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// start opens an element. attrs are names and values in turn; one without a value is left out.
func (w *writer) start(name string, attrs ...string) {
	w.tag(name, attrs)
	w.open = append(w.open, name)
}

// void writes an element that has no content.
func (w *writer) void(name string, attrs ...string) { w.tag(name, attrs) }

func (w *writer) tag(name string, attrs []string) {
	if onOwnLine[name] {
		w.b.WriteByte('\n')
	}
	w.b.WriteString("<" + name)
	for i := 0; i < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			w.b.WriteString(" " + attrs[i] + `="` + escape(attrs[i+1]) + `"`)
		}
	}
	w.b.WriteByte('>')
}

// end closes the element that was opened last.
func (w *writer) end() {
	last := len(w.open) - 1
	w.b.WriteString("</" + w.open[last] + ">")
	w.open = w.open[:last]
}

// element writes an element that holds text only.
func (w *writer) element(name, text string, attrs ...string) {
	w.start(name, attrs...)
	w.text(text)
	w.end()
}

func (w *writer) text(s string) { w.b.WriteString(escape(s)) }

// raw writes HTML.
func (w *writer) raw(data []byte) { w.b.Write(data) }

// escape returns s as HTML text.
func escape(s string) string { return html.EscapeString(characters(s)) }

// characters returns s without the characters that HTML doesn't allow, which become U+FFFD or nothing.
func characters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0:
			return -1
		case r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef: // never characters
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
