package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/net/html"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/publish/constructs"
	"lectern/app/publish/output"
)

// faults returns what is wrong with a page, whatever brief it was made of.
func faults(root *html.Node) []string {
	var out []string
	fault := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	ids := map[string]bool{}
	all := elementsOf(root)
	for _, n := range all {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				fault("two elements are called %q", id)
			}
			ids[id] = true
		}
	}
	level, titles := 0, 0
	for _, n := range all {
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc", a.Key == "formaction":
				fault("<%s> has %s=%q", n.Data, a.Key, a.Val)
			case a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/"):
				fault("<%s> fetches %q", n.Data, a.Val)
			case a.Key == "href":
				out = append(out, leads(n, a.Val, ids)...)
			case a.Key == "aria-labelledby":
				for _, id := range strings.Fields(a.Val) {
					if !ids[id] {
						fault("<%s> is labelled by %q, which isn't there", n.Data, id)
					}
				}
			}
		}
		switch n.Data {
		case "link", "iframe", "object", "embed", "form", "base", "video", "audio":
			fault("there is a <%s>", n.Data)
		case "script":
			if n.FirstChild == nil || n.FirstChild.Data != string(tableScript()) {
				fault("there is a script that is not ours")
			}
		case "h1", "h2", "h3", "h4", "h5", "h6":
			if one := int(n.Data[1] - '0'); one > level+1 {
				fault("<%s> %q comes after a heading of level %d", n.Data, textOf(n), level)
			} else {
				level = one
			}
			if n.Data == "h1" {
				titles++
			}
		case "th":
			if s := attr(n, "scope"); s != "col" && s != "row" {
				fault("the heading %q has the scope %q", textOf(n), s)
			}
			if !hasName(n) {
				fault("a heading of a table is empty")
			}
		case "a":
			if !hasName(n) {
				fault("the link to %q has no name", attr(n, "href"))
			}
		case "img":
			if attr(n, "alt") == "" {
				fault("a picture has no alternative text")
			}
		}
	}
	if titles != 1 {
		fault("there are %d titles", titles)
	}
	return out
}

func hasName(n *html.Node) bool {
	return textOf(n) != "" || attr(n, "aria-label") != "" || len(elementsOf(n, "img")) > 0
}

// leads says what is wrong with where an element leads.
func leads(n *html.Node, href string, ids map[string]bool) []string {
	if n.Namespace == "svg" && n.Data == "image" && strings.HasPrefix(href, "data:image/png;base64,") {
		return nil
	}
	if n.Data != "a" {
		return []string{fmt.Sprintf("<%s> leads to %q", n.Data, href)}
	}
	if id, ok := strings.CutPrefix(href, "#"); ok {
		if id, err := url.PathUnescape(id); err != nil || !ids[id] {
			return []string{fmt.Sprintf("a link leads to %q, which isn't there", href)}
		}
		return nil
	}
	if u, err := url.Parse(href); err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" {
		return []string{fmt.Sprintf("a link leads to %q", href)}
	}
	return nil
}

func TestPagesAreWholeAndFetchNothing(t *testing.T) {
	for name, b := range every(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := exported(t, b)
			root := parse(t, page)
			for _, f := range faults(root) {
				t.Error(f)
			}
			style := elementsOf(root, "style")
			if len(style) != 1 {
				t.Fatalf("%d style sheets", len(style))
			}
			css := style[0].FirstChild.Data
			for _, m := range regexp.MustCompile(`url\([^)]{0,40}|@import`).FindAllString(css, -1) {
				if !strings.HasPrefix(m, "url(data:font/woff2;base64,") {
					t.Errorf("the style fetches %s", m)
				}
			}
			policy := ""
			for _, m := range elementsOf(root, "meta") {
				if attr(m, "http-equiv") == "Content-Security-Policy" {
					policy = attr(m, "content")
				}
			}
			if !strings.HasPrefix(policy, "default-src 'none';") || !strings.Contains(policy, "'"+hash([]byte(css))+"'") {
				t.Errorf("the policy %q does not allow the style, or more", policy)
			}
			for _, s := range elementsOf(root, "script") {
				if !strings.Contains(policy, "'"+hash([]byte(s.FirstChild.Data))+"'") {
					t.Errorf("the policy %q does not allow the script", policy)
				}
			}
			if u := regexp.MustCompile(`unsafe-\w+|\*|https?:`).FindString(policy); u != "" {
				t.Errorf("the policy allows %s", u)
			}
		})
	}
}

// From the text to the source and back.
func TestEveryCitationLeadsToItsSourceAndBack(t *testing.T) {
	for _, name := range []string{"citations", "islamic-state-khorasan", "how-to-write-a-brief"} {
		root := parse(t, exported(t, every(t)[name]))
		citations, back := 0, map[string]string{} // where a way back leads, and from which source
		for _, li := range elementsOf(root, "li") {
			for _, a := range elementsOf(li, "a") {
				if attr(a, "role") == "doc-backlink" {
					back[attr(a, "href")] = to(attr(li, "id"))
				}
			}
		}
		for _, a := range elementsOf(root, "a") {
			if attr(a, "role") != "doc-biblioref" {
				continue
			}
			citations++
			if from := back[to(attr(a, "id"))]; from != attr(a, "href") {
				t.Errorf("%s: the citation %q of %s has its way back at %q", name, textOf(a), attr(a, "href"), from)
			}
		}
		if citations == 0 {
			t.Errorf("%s has no citation", name)
		}
	}
}

// From the mark on the map to the row, from there to the source, from there to its address.
func TestMarksLeadToRowsAndRowsToSources(t *testing.T) {
	root := parse(t, exported(t, constructs.Shipped(t, "islamic-state-khorasan")))
	rows := map[string]bool{}
	for _, tr := range elementsOf(root, "tr") {
		if id := attr(tr, "id"); strings.HasPrefix(id, "incident-") {
			rows[to(id)] = true
			sources := 0
			for _, a := range elementsOf(tr, "a") {
				if strings.HasPrefix(attr(a, "href"), "#source-") {
					sources++
				}
			}
			if sources == 0 {
				t.Errorf("the row %s names no source", id)
			}
		}
	}
	marks := 0
	for _, svg := range elementsOf(root, "svg") {
		for _, a := range elementsOf(svg, "a") {
			marks++
			if !rows[attr(a, "href")] || attr(a, "tabindex") != "-1" {
				t.Errorf("a mark leads to %q", attr(a, "href"))
			}
			if !strings.Contains(textOf(a), "killed") {
				t.Errorf("a mark says %q", textOf(a))
			}
		}
	}
	if marks < 5 || len(rows) < 50 {
		t.Errorf("%d marks and %d rows", marks, len(rows))
	}
}

// A page with too many incidents lists those to which its text leads, as the PDF does.
func TestLinksOfManyIncidentsHaveTheirRows(t *testing.T) {
	var table strings.Builder
	table.WriteString("id,date,country,place,killed\n")
	for i := range 10_010 {
		fmt.Fprintf(&table, "a%d,20%02d-01-01,%s,Quetta,1\n", i, i/500, []string{"Pakistan", "Afghanistan", "Iran"}[min(2, i%150)])
	}
	text := "---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\n---\n\n# A {#a}\n\nThe [last](incident:a10009) and [1]{.figure q=\"count where country:Pakistan\"}.\n"
	root := parse(t, exported(t, constructs.Open(fstest.MapFS{"brief.md": {Data: []byte(text)}, "incidents.csv": {Data: []byte(table.String())}})))
	for _, f := range faults(root) {
		t.Error(f)
	}
	leads := false
	for _, a := range elementsOf(root, "a") {
		leads = leads || attr(a, "href") == "#incident-a10009"
	}
	if !leads {
		t.Error("the last incident has no row")
	}
	for _, tr := range elementsOf(root, "tr") {
		if attr(tr, "id") != "lectern-counted-1" {
			continue
		}
		if n := len(elementsOf(tr, "a")); n > 60 {
			t.Errorf("what a figure counts is told with %d links", n)
		}
	}
	if !strings.Contains(textOf(root), "These 68 of 10,010 are those on which the text rests.") {
		t.Error("the page does not say that it lists some only")
	}
}

// Whatever of an incident isn't written, and whatever columns a table has.
func TestEveryRowLeadsToItsIncident(t *testing.T) {
	table := "id,date,country,place,title,tactic,killed\na,2032-01-02,Pakistan,Quetta,Fire,arson,\nb,2032-01-03,Pakistan,Quetta,,arson,3\nc,2032-01-04,Pakistan,Quetta,,,4\n"
	for columns, want := range map[string]string{
		"date,title":        "Fire; Arson, Quetta; Incident, Quetta",
		"date,place,killed": "Quetta, Pakistan; Quetta, Pakistan; Quetta, Pakistan",
		"tactic,date":       "arson; arson; 4 January 2032",
		"sources,killed":    "unknown; 3; 4",
	} {
		text := "---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\n---\n\n# A {#a}\n\n```{.incidents columns=\"" + columns + "\" title=\"X\"}\n```\n"
		root := parse(t, exported(t, constructs.Open(fstest.MapFS{"brief.md": {Data: []byte(text)}, "incidents.csv": {Data: []byte(table)}})))
		for _, f := range faults(root) {
			t.Errorf("%s: %s", columns, f)
		}
		var leads []string
		for _, a := range elementsOf(root, "a") {
			if strings.HasPrefix(attr(a, "href"), "#incident-") {
				leads = append(leads, textOf(a))
			}
		}
		if got := strings.Join(leads, "; "); got != want {
			t.Errorf("%s: the rows lead from %q, want %q", columns, got, want)
		}
	}
}

// A table shows whatever column the incidents have; its head says the language where it is the format's.
func TestTablesShowEveryColumnThereIs(t *testing.T) {
	table := "id,date,country,place,event_type,homes_flooded\na,2032,Iran,Kerman,Flut,1118\nb,2032,Iran,Kerman,,\n"
	text := "---\nlectern: 1\ntitle: T\nlang: de\nas-of: 2033-04-02\n---\n\n# A {#a}\n\n```{.incidents columns=\"place,event_type,homes_flooded\" title=\"X\"}\n```\n"
	page := string(exported(t, constructs.Open(fstest.MapFS{"brief.md": {Data: []byte(text)}, "incidents.csv": {Data: []byte(table)}})))
	for _, want := range []string{
		`<th scope="col" lang="en">Type of event</th><th scope="col" class="number">Homes flooded</th>`,
		`<td>Flut</td><td class="number">1118</td>`,
		`<td></td><td class="number" lang="en">unknown</td>`,
	} {
		if !strings.Contains(strings.ReplaceAll(page, "\n", ""), want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

// Marks that stand together are told apart.
func TestMarksDoNotRunTogether(t *testing.T) {
	page := string(written(t, "# A {#a}\n\nSo[^n]^[Other.], and so.\n\n[^n]: Note.\n"))
	if !regexp.MustCompile(`So,<sup><a [^>]*>a</a></sup><sup>,\x{202f}</sup><sup><a [^>]*>b</a></sup> and`).MatchString(page) {
		t.Errorf("the marks run together in %s", sections([]byte(page)))
	}
}

func TestABriefOfAnUnknownDayInNoLanguageSaysSo(t *testing.T) {
	root := parse(t, exported(t, constructs.Open(fstest.MapFS{"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nlang: English, please\n---\n\n# A {#a}\n\nText.\n")}})))
	if lang := attr(elementsOf(root, "html")[0], "lang"); lang != "en-GB" {
		t.Errorf("the page is in %q", lang)
	}
	for _, where := range []string{"header", "footer"} {
		if words := textOf(elementsOf(root, where)[0]); !strings.Contains(words, "As of an unknown day.") || len(elementsOf(root, "time")) > 0 {
			t.Errorf("the %s says %q", where, words)
		}
	}
}

func TestDrawingsSayWhatTheyShow(t *testing.T) {
	for name, b := range every(t) {
		for _, svg := range elementsOf(parse(t, exported(t, b)), "svg") {
			if attr(svg, "aria-hidden") == "true" {
				continue
			}
			title, desc, picture := elementsOf(svg, "title"), elementsOf(svg, "desc"), svg
			if attr(svg, "role") == "" { // one with links over it
				picture = elementsOf(svg, "g")[0]
			}
			if attr(picture, "role") != "img" || len(title) == 0 || len(desc) != 1 || textOf(title[0]) == "" || textOf(desc[0]) == "" {
				t.Errorf("%s: a drawing says nothing of itself", name)
			}
			if want := attr(title[0], "id") + " " + attr(desc[0], "id"); attr(picture, "aria-labelledby") != want {
				t.Errorf("%s: a drawing is labelled by %q, not %q", name, attr(picture, "aria-labelledby"), want)
			}
		}
	}
}

func TestForeignPassagesSayTheirLanguage(t *testing.T) {
	root := parse(t, exported(t, constructs.All(t, cases)["languages"]))
	found := map[string]string{}
	for _, s := range elementsOf(root, "span") {
		found[attr(s, "lang")] = attr(s, "dir")
	}
	if dir, ok := found["ar"]; !ok || dir != "rtl" {
		t.Errorf("languages %v", found)
	}
	if _, ok := found["fr"]; !ok {
		t.Errorf("languages %v", found)
	}
}

// In a page in another language the program's own words say that they are English; all words of the
// author of this one have a ß.
func TestTheProgramsOwnWordsSayTheirLanguage(t *testing.T) {
	own := 0
	var walk func(n *html.Node, lang string)
	walk = func(n *html.Node, lang string) {
		if said := attr(n, "lang"); said != "" {
			lang = said
		}
		switch {
		case slices.Contains([]string{"head", "script", "title", "text"}, n.Data), strings.HasPrefix(attr(n, "role"), "doc-"), hasClass(n, "sources"), hasClass(n, "all"):
			return // words and names of both
		case n.Type == html.TextNode && strings.ContainsFunc(n.Data, unicode.IsLetter):
			if english := lang == "en"; english == strings.Contains(n.Data, "ß") {
				t.Errorf("%q is in %q", n.Data, lang)
			} else if english {
				own++
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, lang)
		}
	}
	walk(parse(t, exported(t, constructs.All(t, cases)["otherlanguage"])), "")
	if own < 60 {
		t.Errorf("only %d texts are the program's", own)
	}
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attr(n, "class")), class)
}

func TestHandlingMarkStandsAtHeadAndFootInItsColours(t *testing.T) {
	for mark := brief.Unmarked; mark <= brief.Red; mark++ {
		b := *constructs.All(t, cases)["paragraphs"]
		b.Marking = mark
		page := exported(t, &b)
		root := parse(t, page)
		for _, where := range []string{"header", "footer"} {
			text := textOf(elementsOf(root, where)[0])
			if has := strings.Contains(text, "TLP:"); has != (mark != brief.Unmarked) || !strings.Contains(text, mark.String()) {
				t.Errorf("%q: the %s has %q", mark, where, text)
			}
		}
		if rule := ".mark{background:#000000;color:" + css(draw.Mark[mark.String()]) + "}"; mark != brief.Unmarked && !bytes.Contains(page, []byte(rule)) {
			t.Errorf("%q: no rule %s", mark, rule)
		}
	}
}

func TestSameBriefGivesTheSamePageWhereverItIsMade(t *testing.T) {
	for _, name := range []string{"how-to-write-a-brief", "islamic-state-khorasan"} {
		first := exported(t, constructs.Shipped(t, name))
		t.Setenv("TZ", "Asia/Kabul")
		t.Chdir(t.TempDir())
		if second := exported(t, constructs.Shipped(t, name)); !bytes.Equal(first, second) {
			t.Errorf("%s: %d and %d bytes that differ", name, len(first), len(second))
		}
	}
}

func TestOptionsChangeThePageAsTheySay(t *testing.T) {
	b := constructs.All(t, cases)["paragraphs"]
	for name, c := range map[string]struct {
		opt  output.Options
		want string
	}{
		"paper":   {output.Options{Paper: output.Letter}, "@page{size:letter}"},
		"theme":   {output.Options{}, "@media screen and (prefers-color-scheme:dark){"},
		"dark":    {output.Options{Dark: true}, "@media screen{"},
		"version": {output.Options{Version: "9.8"}, `content="Lectern 9.8"`},
		"draft":   {output.Options{Draft: func() output.Flaws { return output.Flaws{} }}, "<title>Draft: "},
	} {
		page, err := Briefing(t.Context(), b, c.opt)
		if err != nil || !bytes.Contains(page, []byte(c.want)) {
			t.Errorf("%s: no %s, %v", name, c.want, err)
		}
	}
}

func TestAPageShowsWhereSomethingIsMissing(t *testing.T) {
	page := string(written(t, "# A {#a}\n\nA small ![flag](media/none.png).\n\n![A lamp](media/none.png)\n\n```{.map query=\"killed:>>\" title=\"Where it happened\"}\n```\n"))
	for _, want := range []string{"<i>[flag]</i>", `<p class="gap">No picture: A lamp</p>`, `class="gap">No map: Where it happened</p>`} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is not in %s", want, sections([]byte(page)))
		}
	}
}

func TestACancelledPageEndsWithTheContext(t *testing.T) {
	b := constructs.Shipped(t, "how-to-write-a-brief")
	ctx, cancel := context.WithCancel(t.Context())
	steps := 0
	data, err := Briefing(ctx, b, output.Options{Progress: func(done, all int, what string) {
		if steps++; steps == 3 {
			cancel()
		}
		if what == "" || done > all {
			t.Errorf("step %d of %d is called %q", done, all, what)
		}
	}})
	if !errors.Is(err, context.Canceled) || data != nil || steps != 3 {
		t.Errorf("after %d steps: %d bytes, %v", steps, len(data), err)
	}
}
