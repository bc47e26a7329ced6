package fold

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestWhatReadsTheSameFoldsTheSame(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"case", "Kabul", "KABUL"},
		{"composed accents", "café", "cafe"},
		{"decomposed accents", "cafe\u0301", "café"},
		{"several accents", "Việt Nam", "viet nam"},
		{"capital sharp s", "STRAẞE", "strasse"},
		{"sharp s", "Straße", "STRASSE"},
		{"letters that don't decompose", "Øst Æøå Œuvre Đà Łódź İğdır Þór Ħal", "ost aeoa oeuvre da lodz igdir thor hal"},
		{"dotless and dotted i", "ISPARTA ısparta İsparta", "isparta isparta isparta"},
		{"final sigma", "ΟΔΟΣ", "οδος"},
		{"hooked letters", "Ɓauchi ƙasa ɗan", "bauchi kasa dan"},
		{"ligatures", "ﬁnal oﬃce", "final office"},
		{"full width", "ＡＢＣ　１２", "abc 12"},
		{"half-width kana", "ｶﾞｽ", "ガス"},
		{"superscripts and ellipsis", "m² …", "m2 ..."},
		{"curly single quotes", "it’s ‘so’", "it's 'so'"},
		{"acute and grave for an apostrophe", "it´s it`s", "it's it's"},
		{"letters for an apostrophe", "Sanaʿa Baʾath ʻOkina", "sana'a ba'ath 'okina"},
		{"primes", "5′ 6″", `5' 6"`},
		{"double quotes", "“a” „b“ «c» ＂d＂", `"a" "b" "c" "d"`},
		{"hyphens and dashes", "a‐b a‑b a‒b a–b a—b a―b a−b a﹣b a－b a⁃b", "a-b a-b a-b a-b a-b a-b a-b a-b a-b a-b"},
		{"spaces", "a\u00a0b\u2009c\u202fd\u3000e\tf\r\ng", "a b c d e f g"},
		{"runs of spaces", "  a \u00a0\n b  ", "a b"},
		{"spaces with something invisible between them", "a \u200b b", "a b"},
		{"soft hyphen", "soft\u00adware", "software"},
		{"zero-width characters", "\ufeffz\u200be\u200cr\u200do\u2060", "zero"},
		{"direction marks", "\u200fabc\u200e \u202bdef\u202c\u2066\u2069", "abc def"},
		{"variation selector", "❤\ufe0f", "❤"},
		{"combining grapheme joiner", "a\u034fb", "ab"},
		{"control character", "a\x00b\x7fc", "abc"},
		{"Arabic and Persian yeh", "على علي", "علی علی"},
		{"Arabic and Persian kaf", "كابل", "کابل"},
		{"alef with hamza, madda and wasla", "أحمد إسلام آب ٱلله", "احمد اسلام اب الله"},
		{"teh marbuta and heh", "مدرسة", "مدرسه"},
		{"heh of Urdu and heh with yeh", "ہم خانۀ", "هم خانه"},
		{"tatweel", "محـــمد", "محمد"},
		{"harakat and shadda", "مُحَمَّد", "محمد"},
		{"superscript alef", "رحمٰن", "رحمن"},
		{"presentation forms", "ﻛﺎﺑﻞ ﻻ", "كابل لا"},
		{"zero-width non-joiner", "می\u200cخواهم", "میخواهم"},
		{"Arabic-Indic and Persian digits", "٢٠٢٤ ۱۳۹۵", "2024 1395"},
		{"digits of another script", "२०२४", "2024"},
		{"niqqud, maqaf and geresh", "שָׁלוֹם תל־אביב צ׳", "שלום תל-אביב צ'"},
		{"Cyrillic yo", "Берёзка", "березка"},
		{"decomposed Korean", "\u1112\u1161\u11ab", "한"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if a, b := String(c.a), String(c.b); a != b {
				t.Errorf("%q folds to %q, %q to %q", c.a, a, c.b, b)
			}
			if !Equal(c.a, c.b) || !Contains("x "+c.a, c.b) || !HasPrefix(c.a, c.b) {
				t.Errorf("%q and %q are not equal, contained or a prefix", c.a, c.b)
			}
		})
	}
}

func TestWhatReadsDifferentlyStaysDifferent(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"letters", "Kabul", "Kabal"},
		{"kana with and without voice", "が", "か"},
		{"vowels of Devanagari", "कि", "कु"},
		{"Korean syllables", "하", "한"},
		{"a space and none", "a b", "ab"},
		{"a hyphen and none", "a-b", "ab"},
		{"single and double quotes", "'a'", `"a"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if Equal(c.a, c.b) {
				t.Errorf("%q and %q both fold to %q", c.a, c.b, String(c.a))
			}
		})
	}
}

func TestBeginningsAreCompared(t *testing.T) {
	for _, c := range []struct {
		text, prefix string
		want         bool
	}{
		{"Bombing, Kerman", "bomb", true},
		{"Bombing, Kerman", "BOMBING, k", true},
		{"Bombing, Kerman", "bombing, q", false},
		{"Bombing", "bombings", false},
		{"e\u0301cole", "éc", true},
		{"École", "ec", true},
		{" Attack", "at", true},
		{"\u212Aerman", "k", true},
		{"b\u00adomb", "bomb", true},
		{"`a", "'", true},
		{"", "a", false},
		{"a", "", true},
	} {
		if got := HasPrefix(c.text, c.prefix); got != c.want {
			t.Errorf("%q begins with %q: %t", c.text, c.prefix, got)
		}
	}
}

func TestEmptyPartAndPrefixAreEverywhere(t *testing.T) {
	if !Contains("", "") || !Contains("a", "\u200b") || !HasPrefix("a", "") || HasPrefix("", "a") {
		t.Error("an empty text is not part of another, or another of it")
	}
}

func TestFoldingOfEveryCharacterIsFolded(t *testing.T) {
	for r := range unicode.MaxRune + 1 {
		s := "a" + string(r) + "b"
		once := String(s)
		if twice := String(once); once != twice {
			t.Errorf("%U: %q folds to %q, that to %q", r, s, once, twice)
		}
		if !utf8.ValidString(once) {
			t.Errorf("%U folds to %q", r, once)
		}
	}
}

func found(text, part string) (out []string) {
	for from, to := range Find(text, part) {
		out = append(out, text[from:to])
	}
	return out
}

func TestFindGivesWhatIsWritten(t *testing.T) {
	for _, c := range []struct {
		name, text, part string
		want             []string
	}{
		{"ASCII", "Kabul, kabul", "KABUL", []string{"Kabul", "kabul"}},
		{"no overlaps", "aaaaa", "aa", []string{"aa", "aa"}},
		{"apostrophe", "He said it’s fine", "it's", []string{"it’s"}},
		{"quotes", "He said “it’s” fine", `said "it`, []string{"said “it"}},
		{"no-break space", "No\u00a0break", "no break", []string{"No\u00a0break"}},
		{"soft hyphen", "a hy\u00adphen here", "hyphen", []string{"hy\u00adphen"}},
		{"both forms of an accent", "café cafe\u0301!", "cafe", []string{"café", "cafe\u0301"}},
		{"accents of a letter in the middle", "ca\u0301fe", "ca", []string{"ca\u0301"}},
		{"accent that is sought", "cafe", "café", []string{"cafe"}},
		{"one letter for two", "Straße", "strasse", []string{"Straße"}},
		{"half of a letter", "Straße", "stras", []string{"Straß"}},
		{"both halves of a letter", "ßß", "s", []string{"ß", "ß"}},
		{"ligature", "the ﬁnal", "in", []string{"ﬁn"}},
		{"runs of spaces", "a \n\t b", "a b", []string{"a \n\t b"}},
		{"space at the end of the part", "the them", "the ", []string{"the "}},
		{"invisible characters in the part", "software", "soft\u200bware", []string{"software"}},
		{"tatweel and harakat", "قال مُحَـمَّد هنا", "محمد", []string{"مُحَـمَّد"}},
		{"decomposed Korean", "x\u1112\u1161\u11aby", "한", []string{"\u1112\u1161\u11ab"}},
		{"not UTF-8", "a\xffKabul", "kabul", []string{"Kabul"}},
		{"nothing", "Kabul", "", nil},
		{"only spaces", "a b", " ", nil},
		{"only something invisible", "a\u00adb", "\u00ad", nil},
		{"longer than the text", "ab", "abc", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := found(c.text, c.part); !slices.Equal(got, c.want) {
				t.Errorf("%q in %q: %q, not %q", c.part, c.text, got, c.want)
			}
		})
	}
}

func TestFindCanStop(t *testing.T) {
	n := 0
	for range Find("a a a", "a") {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("found %d", n)
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range [][2]string{
		{"He said “it’s” fine", `"it`},
		{"Straße cafe\u0301", "sse c"},
		{"مُحَـمَّد", "حم"},
		{"\u1112\u1161\u00ad\u11ab", "하"},
		{"ｶﾞ か\u3099", "が"},
		{"a \u200b b\xff", " b"},
		{"ﷺ ﷺ", "ص"},
		{"क\u093f\u0301", "क"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, text, part string) {
		once := String(text)
		if twice := String(once); twice != once {
			t.Errorf("%q folds to %q, that to %q", text, once, twice)
		}
		if strings.TrimSpace(once) != once || strings.Contains(once, "  ") {
			t.Errorf("%q folds to %q", text, once)
		}
		if !Equal(text, once) || !Equal(text, strings.ToUpper(once)) && once == strings.ToLower(strings.ToUpper(once)) {
			t.Errorf("%q is not equal to %q and its capitals", text, once)
		}
		last, n := 0, 0
		for from, to := range Find(text, part) {
			n++
			if from < last || to <= from || to > len(text) {
				t.Fatalf("%q in %q: %d to %d after %d", part, text, from, to, last)
			}
			if atStart(text, from) != from || atStart(text, to) != to {
				t.Fatalf("%q in %q: %d to %d is inside a character", part, text, from, to)
			}
			if !Contains(text[from:to], part) {
				t.Errorf("%q in %q: %q", part, text, text[from:to])
			}
			last = to
		}
		if trimmed := String(part); n == 0 && trimmed != "" && Contains(text, part) && len(found(text, trimmed)) == 0 {
			t.Errorf("%q holds %q, which isn't found", text, part)
		}
	})
}

// atStart is the start of the character that holds a byte.
func atStart(s string, at int) int {
	for i := range s {
		if i >= at {
			return i
		}
	}
	return len(s)
}

func BenchmarkFold(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"folded", "suicide bombing in a market of the old town"},
		{"capitals", "Suicide Bombing in a Market of the Old Town"},
		{"accents", "Attentat-suicide dans un marché de la vieille ville"},
		{"Arabic", "تفجير انتحاري في سوق المدينة القديمة"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				String(c.text)
			}
		})
	}
}
