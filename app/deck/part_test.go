package deck

import (
	"strings"
	"testing"
)

func TestAnAgendaNamesThePartsOfTheTalk(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want string // said by the second slide
	}{
		"three parts":              {"# A {#a}\n\nOne.\n\n# B {#b}\n\nTwo.\n\n# C {#c}\n\nThree.\n", "AgendaAgenda1.A2.B3.C"},
		"a part for questions":     {"# A {#a}\n\nOne.\n\n# B {#b .backup}\n\nTwo.\n\n# C {#c}\n\nThree.\n\n# D {#d}\n\nFour.\n", "AgendaAgenda1.A2.C3.D"},
		"two parts need no agenda": {"# A {#a}\n\nOne.\n\n# B {#b}\n\nTwo.\n", "AOne."},
	} {
		if all := said(t, written(t, "T", c.text, "")); !strings.HasPrefix(all[1], c.want) {
			t.Errorf("%s: the second slide says %q, want %q", name, all[1], c.want)
		}
	}
}

func TestSlidesSayInWhichPartTheyAre(t *testing.T) {
	d := written(t, "T", "# A {#a}\n\nOne.\n\n# B {#b}\n\nTwo.\n\n- item\n\n# C {#c}\n\nThree.\n", "")
	for n, want := range []string{"Slide 1 of 6: ", "Slide 2 of 6: ", "Slide 3 of 6, part 1 of 3: ", "Slide 4 of 6, part 2 of 3: ", "Slide 5 of 6, part 2 of 3: ", "Slide 6 of 6, part 3 of 3: "} {
		if got := d.Words(n); !strings.HasPrefix(got, want) {
			t.Errorf("slide %d is called %q, want %q", n+1, got, want)
		}
	}
}

func TestADrawingIsShownOnce(t *testing.T) {
	const where, again = "```{.chart by=country title=\"Where\"}\n```\n\n", "```{.chart by=country title=\"Where it was\"}\n```\n\n"
	for name, c := range map[string]struct {
		text string
		want int // slides with the chart
	}{
		"twice":                  {where + where, 1},
		"with another title":     {where + again, 2},
		"for questions, as well": {where + "::: backup\n" + where + ":::\n", 2},
	} {
		got := 0
		for _, s := range written(t, "T", "# A {#a}\n\nOne.\n\n"+c.text, "a,2033-01-02,A,Pakistan,Quetta,3\n").Slides {
			got += strings.Count(s.Title, "Where")
		}
		if got != c.want {
			t.Errorf("%s: %d slides, want %d", name, got, c.want)
		}
	}
}

func TestTheTitleHasATimelineUnlessAnotherSlideHas(t *testing.T) {
	for text, want := range map[string]bool{
		"":                                     true,
		"```{.timeline title=\"When\"}\n```\n": false,
		"```{.timeline query=\"country:Iran\" title=\"When\"}\n```\n": true,
		"::: only-page\n```{.timeline title=\"When\"}\n```\n:::\n":    true,
	} {
		first := said(t, written(t, "T", "# A {#a}\n\nOne.\n\n"+text, "a,2033-01-02,A,Pakistan,Quetta,3\n"))[0]
		if got := strings.Contains(first, "Quetta"); got != want {
			t.Errorf("with %q the title slide says %q", text, first)
		}
	}
}

func TestRecommendationsAreNumbered(t *testing.T) {
	d := written(t, "T", "# A {#a}\n\nOne.\n\n::: {.recommendation owner=\"The court\" by=\"2034\"}\nAct.\n:::\n\n- item\n\n    ::: recommendation\n    Wait.\n    :::\n", "")
	all := strings.Join(said(t, d), "|")
	for _, want := range []string{"Recommendation1of2Act.Thecourt,by\u00a02034", "Recommendation2of2Wait."} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in %s", want, all)
		}
	}
}
