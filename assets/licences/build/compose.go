package main

import "strings"

const rule = "--------------------------------------------------------------------------------\n"

// compose sets the list of works and then their licences. A text that several share stands once, where it is
// first needed.
func compose(works []work) (string, error) {
	var list, body strings.Builder
	list.WriteString("Lectern is made of these works. Their licences follow in the same order.\n\n")
	first := map[string]string{}
	for _, w := range works {
		ids, err := licences(w)
		if err != nil {
			return "", err
		}
		list.WriteString("  " + w.name + ": " + strings.Join(ids, ", ") + "\n")
		body.WriteString("\n" + rule + w.name + "\n" + rule)
		told := map[string]bool{}
		for _, t := range w.texts {
			words := tidy(t.words)
			if before, ok := first[words]; ok {
				if !told[before] {
					body.WriteString("\nIts licence stands above, under " + before + ".\n")
				}
				told[before] = true
				continue
			}
			first[words] = w.name
			body.WriteString("\n")
			if len(w.texts) > 1 && t.file != "" {
				body.WriteString("[" + t.file + "]\n\n")
			}
			body.WriteString(words)
		}
	}
	return list.String() + body.String(), nil
}

// tidy returns a text with plain line ends, without blanks at the ends of lines and blank lines about it.
func tidy(words string) string {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\ufeff", "", "\t", " ").Replace(strings.ToValidUTF8(words, "")), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n") + "\n"
}
