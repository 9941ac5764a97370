// Package eval scores the tables of a run against gold: rows written by hand that say what a text holds.
//
// A gold file is JSON lines, one mention or fact a line, beside its input: x.txt, x.gold.jsonl. x.optional.jsonl
// holds what counts neither way. "doc" is the record of an input that has many. A row looks like
//
//	{"type": "percentage", "text": "4.7%", "value": 4.7, "unit": "percent", "modifier": "exact"}
//	{"type": "fact", "value_text": "4.7%", "kind": "change", "property": "GDP", "direction": "up", …}
//
// "borderline" rows count neither way, "repeat" marks a restatement, "…_alt" lists what passes as well.
// Gold and rows are compared as multisets of (surface without white space) per document. A span agrees by its
// surface, a value by its normalised fields as well; facts are matched through the number that they rest on.
// Rows {"wrong": true, …}, as the report page exports them, name rows that must be gone.
//
// The way of a score: Load (gold.go), Score (score.go) by the rules of agreement (agree.go) into outcomes,
// Counts and Metrics (metrics.go), told as text, JSON, JUnit or a page.
package eval
