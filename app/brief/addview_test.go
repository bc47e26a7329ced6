package brief

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestAViewIsAddedAndTheRestStays(t *testing.T) {
	v := View{Name: "big", Query: `killed:>=50 "a, b"`, Extent: &Extent{60, 23.5, 78, 37}, Caption: `The “big” ones: 50 or more`}
	added := "  big:\n    query: \"killed:>=50 \\\"a, b\\\"\"\n    extent: [60, 23.5, 78, 37]\n    caption: \"The “big” ones: 50 or more\"\n"
	for name, c := range map[string]struct{ source, want string }{
		"first": {
			"---\ntitle: T\nas-of: 2024-03-25\n---\n\n# A {#a}\n---\n",
			"---\ntitle: T\nas-of: 2024-03-25\nviews:\n" + added + "---\n\n# A {#a}\n---\n",
		},
		"behind others": {
			"---\ntitle: T\nviews:\n  one:\n    query: \"a\"   # why\n\n  # two is old\n  two:\n    query: \"b\"\n\n# the map\nmap:\n  focus: [AFG]\n---\ntext\n",
			"---\ntitle: T\nviews:\n  one:\n    query: \"a\"   # why\n\n  # two is old\n  two:\n    query: \"b\"\n" + added + "\n# the map\nmap:\n  focus: [AFG]\n---\ntext\n",
		},
		"at the end": {
			"\ufeff---\nviews:\n  one: {query: \"a\"}\n...\n",
			"\ufeff---\nviews:\n  one: {query: \"a\"}\n" + added + "...\n",
		},
		"deeper": {
			"---\n\"views\":\n    one:\n        query: \"a\"\n---\n",
			"---\n\"views\":\n    one:\n        query: \"a\"\n" + strings.ReplaceAll("  "+strings.ReplaceAll(strings.TrimSuffix(added, "\n"), "\n", "\n  "), "\n      ", "\n        ") + "\n---\n",
		},
		"CRLF": {
			"---\r\ntitle: T\r\n---\r\ntext\r\n",
			"---\r\ntitle: T\r\nviews:\r\n" + strings.ReplaceAll(added, "\n", "\r\n") + "---\r\ntext\r\n",
		},
		"none yet": {"---\nviews:\nmap:\n  focus: [AFG]\n---\n", "---\nviews:\n" + added + "map:\n  focus: [AFG]\n---\n"},
	} {
		got, err := AddView([]byte(c.source), v)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(c.want, string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		front, _, _ := splitFrontMatter(fileName, got)
		read := viewNamed(front, "big")
		if read == nil || read.Query != v.Query || read.Caption != v.Caption || *read.Extent != *v.Extent {
			t.Errorf("%s: read back %+v", name, read)
		}
	}
}

// A straight apostrophe is written as it was typed, and read as a curly one.
func TestAViewWithAnApostropheIsAdded(t *testing.T) {
	got, err := AddView([]byte("---\ntitle: T\n---\n"), View{Name: "big", Query: "a", Caption: "The state's own"})
	if err != nil {
		t.Fatal(err)
	}
	front, _, _ := splitFrontMatter(fileName, got)
	if read := viewNamed(front, "big"); !strings.Contains(string(got), "The state's own") || read.Caption != "The state’s own" {
		t.Errorf("%q is read back as %+v", got, read)
	}
}

func TestAViewThatCantBeAddedSaysWhy(t *testing.T) {
	for source, want := range map[string]string{
		"---\nviews:\n  big:\n    query: \"a\"\n---\n":     "exists already",
		"---\nviews: {one: {query: \"a\"}}\n---\n":         "written in one line",
		"no front matter\n":                                "the front matter is missing",
		"---\ntitle: T\n":                                  "never ends",
		"---\n? views\n: {one: {query: \"a\"}}\n---\ntext": "add it in brief.md",
	} {
		_, err := AddView([]byte(source), View{Name: "big", Query: "b"})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", source, err, want)
		}
	}
	if _, err := AddView([]byte("---\ntitle: T\n---\n"), View{Name: "Big one"}); err == nil || !strings.Contains(err.Error(), "can't be the name") {
		t.Error(err)
	}
	if _, err := AddView([]byte("---\nviews:\n  a: {query: \"a\"}\n---\n"), View{Name: "a"}); !errors.Is(err, ErrViewExists) {
		t.Error(err)
	}
}

func TestNamesOfViewsAreMadeOfWords(t *testing.T) {
	b, _ := Open(fstest.MapFS{"brief.md": {Data: []byte("---\ntitle: Test\nas-of: 2024-03-25\nviews:\n  abroad:\n    query: \"-country:Afghanistan\"\n---\n")}}, Options{})
	for words, want := range map[string]string{" In Pakistan ": "in-pakistan", "abroad": "", "Abroad": "", "": "", "é": "", "2021": "2021"} {
		name := NameOf(words)
		if err := b.CheckName(name); (err == nil) != (want != "") || err == nil && name != want {
			t.Errorf("%q becomes %q: %v", words, name, err)
		}
	}
}
