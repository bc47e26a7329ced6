package brief

import (
	"strings"
	"testing"

	"lectern/app/problem"
)

func TestApostrophesInTheFrontMatterAreCurly(t *testing.T) {
	m := readMeta(fileName, []byte("title: y'all'd've\nauthor: [O'Brien, 'the ''90s']\nviews:\n  v: {query: a, caption: Kabul's}\n"), &problem.List{}, true)
	for _, c := range []struct{ got, want string }{
		{m.Title, "y’all’d’ve"}, {m.Authors[0], "O’Brien"}, {m.Authors[1], "the '90s"}, {m.Views[0].Caption, "Kabul’s"},
	} {
		if c.got != c.want {
			t.Errorf("%q is read as %q", c.want, c.got)
		}
	}
}

func TestQuotesTurnTheRightWayBesideMarkupAndPunctuation(t *testing.T) {
	for text, want := range map[string]string{
		"*foo*'s 'foo' end":       "foo’s ‘foo’ end",
		"**Bold**'s view and 'x'": "Bold’s view and ‘x’",
		`"a","b";"c"`:             "“a”,“b”;“c”",
		`("...")`:                 "(“…”)",
		"1950s, '60s and '70s with 'single' quotes": "1950s, ’60s and ’70s with ‘single’ quotes",
		`He said "yes," and 'no.'`:                  "He said “yes,” and ‘no.’",
		`"(a)" a 5" gun`:                            "“(a)” a 5” gun",
		`"'inner' outer"`:                           "“‘inner’ outer”",
		`"a"—"b" ("c")`:                             "“a”—“b” (“c”)",
		"the dogs' bone":                            "the dogs’ bone",
	} {
		var problems problem.List
		body := readBody(newSourceText(fileName, []byte("# A\n\n"+text+"\n")), ICD203, &problems)
		if got := Plain(body.sections[0].Blocks[0].(*Paragraph).Text); got != want {
			t.Errorf("%s\nis read as %s\nwant       %s", text, got, want)
		}
	}
}

func TestWhatPandocWouldReadOtherwiseIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		"[see @a, p. 3^[Aside.]]":                                 "a note can't stand in a citation",
		"Text with {{< var x >}} inside.":                         "includes and templates",
		"```{.map title=\"A {{< var x >}}\"}\n```":                "the title of a drawing has",
		"```{.map caption=\"A {#tbl-x}\"}\n```":                   "the caption of a drawing has",
		"```{.map alt=\"[9]{.figure}\"}\n```":                     "the alt of a drawing has",
		"```{.map title=\"[9]{.figure q='count'} {a}\"}\n```":     "",
		"A word{.class} here.":                                    "attributes stand behind",
		"| a | b |\n|---|---|\n| 1 | 2 |\n\n: A caption {#tbl-x}": "attributes stand behind",
		"- a\n    #. x":                                           "lists are numbered",
		"(b)":                                                     "lists are numbered",
		"[@k]: so":                                                "a colon follows a citation",
		"So it is![@k]":                                           "an exclamation mark stands directly before a bracket",
		"**So**@k":                                                "directly behind emphasis",
		"So -@k":                                                  "outside square brackets",
		"[@k][d]":                                                 "directly behind a citation",
		"1. a\n    a. x":                                          "lists are numbered",
		"- Term\n    : def":                                       "a definition stands in an item",
		" # Heading":                                              "a heading is indented",
		"*a *b* c*":                                               "emphasis begins within emphasis",
		"**a*":                                                    "emphasis ends with other marks",
		"Term\n  : def":                                           "a definition begins with",
		"Term\n\n~   def":                                         "a definition begins with",
		"**Term**\\\n~ def":                                       "a definition begins with",
		"i. x\n:   def":                                           "lists are numbered",
		"| line\n\n:   def":                                       "line blocks",
		"- a\n@. x":                                               "example lists",
		"> - a\n    - b":                                          "a list stands in a line of an item",
		"> a\n===":                                                "a heading is underlined",
		"Text\n# Heading":                                         "a block begins without a blank line",
		"> a\n>\n- b":                                             "a block begins without a blank line",
		"> > a\n> >\n> b":                                         "a block begins without a blank line",
		"a[^1]\n[^1]: b":                                          "a note begins without a blank line",
		"- a[^1]\n\n- b\n[^1]: c":                                 "a note begins without a blank line",
		"-\n\n  a":                                                "an item of a list has no words",
		"[@k][@j]":                                                "directly behind a citation",
		"[@k](j":                                                  "directly behind a citation",
		"[a][b](https://example.org)":                             "directly behind another",
		"a^[b],^[c]":                                              "a second ^ stands behind a note",
		"| a | b |\n|---|---|\n| 1 | 2 |\nText":                   "a line without |",
		"| a | b |\n|---|---|\n| 1 | 2 |\n3 |":                    "",
		"####### H":                                               "six levels",
		"Text\\":                                                  "a backslash stands at the end",
		"[see *also @k*]":                                         "emphasis begins before the key",
		"[_see @k, p. 4_]":                                        "emphasis begins before the key",
		"- > a\na. b":                                             "lists are numbered",
		"@k [NATO]{.smallcaps} says":                              "a bracket with attributes",
		"@k, [NATO]{.smallcaps} says":                             "",
		"[see *this* @k, *x*]":                                    "",
		"a\nb\n~ 50 people":                                       "",
		"~ 50 people":                                             "",
		"> > a\n>\n> b":                                           "",
		"a[^1]\n\n[^1]: b\n[^2]: c\n\nd[^2]":                      "",
		"a^[b] c^[d] e^[f]\\^":                                    "",
		"- A. Smith\n  B. Russell wrote":                          "",
		"[@a{ii, A}, with more] and [@a{}, 99 years]": "",
		"[z](https://example.org/a b)":                "",
		"A {brace} and {} stay.":                      "",
	} {
		var problems problem.List
		readBody(newSourceText(fileName, []byte("# A\n\n"+text+"\n")), ICD203, &problems)
		if said := problems.Error(); want == "" && said != "" || !strings.Contains(said, want) {
			t.Errorf("%s\nhas the problems %q, want one of %q", text, said, want)
		}
	}
}

func TestOnlyWholeCharacterReferencesAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"AT&amp;T &#8217; &#x2019; &frac12;":    "AT&T ’ ’ ½",
		"?a=1&copy:2&amp;b":                     "?a=1&copy:2&b",
		"R&para R&notit; R&amp x; &; &#; &a b;": "R&para R&notit; R&amp x; &; &#; &a b;",
	} {
		s := readBody(newSourceText(fileName, []byte("# A\n\n"+text+"\n")), ICD203, new(problem.List))
		if got := Plain(s.sections[0].Blocks[0].(*Paragraph).Text); got != want {
			t.Errorf("%s\nis read as %s\nwant       %s", text, got, want)
		}
	}
}

// Braces around a locator are left out, behind a comma, too, as pandoc leaves them out.
func TestBracesAroundALocatorAreNotShown(t *testing.T) {
	for text, want := range map[string]string{
		"[@a {p. 3}]":               "p. 3",
		"[@a, {iv}, x]":             "iv, x",
		"[@a, {p. iv} y]":           "p. iv y",
		"[@a{}, 99]":                "99",
		"[@a, {}, 99]":              "99",
		"[@a, p. 3{x}]":             "p. 3{x}",
		"[@a, \"{b}\" and p. {iv}]": "“{b}” and p. {iv}",
	} {
		s := readBody(newSourceText(fileName, []byte("# A\n\n"+text+"\n")), ICD203, new(problem.List))
		c := s.sections[0].Blocks[0].(*Paragraph).Text[0].(*Citation)
		var words strings.Builder
		for _, in := range c.Items[0].Suffix {
			words.WriteString(in.(*Text).Text)
		}
		if got := words.String(); got != want {
			t.Errorf("behind the key of %s stands %q, want %q", text, got, want)
		}
	}
}
