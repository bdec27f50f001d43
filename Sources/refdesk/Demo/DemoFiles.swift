// The files of editors/demo, so that the program can show them anywhere; a test keeps them equal.
// swift-format-ignore-file

/// The demonstration's workspace.
package enum DemoFiles {
  /// Each file's name and text.
  package static let all: [(name: String, text: String)] = [
    ("paper.md", #"""
---
title: Letting language models check themselves
bibliography: refs.bib
---

# Introduction

Large language models state falsehoods with confidence [@ji2023survey]. One remedy
is to let the model question its own draft, another to change what it attends to.
Attention itself goes back to @vaswani2017attention, and prompting a model to reason
in steps to @wei2022chian.

Models can also be trained on what *not* to say [@adolphs2023cringe].

"""#),
    ("paper.tex", #"""
\documentclass{article}
\usepackage[style=authoryear]{biblatex}
\addbibresource{refs.bib}

\begin{document}

\section{Introduction}

Large language models state falsehoods with confidence \parencite{ji2023survey}. One remedy
is to let the model question its own draft, another to change what it attends to.
Attention itself goes back to \textcite{vaswani2017attention}, and prompting a model to
reason in steps to \cites[see][]{ji2023survey}[sec.~2]{wei2022chian}.

Models can also be trained on what \emph{not} to say \parencite{adolphs2023cringe}.

\printbibliography

\end{document}

"""#),
    ("refs.bib", #"""
@inproceedings{vaswani2017attention,
  author    = {Vaswani, Ashish and Shazeer, Noam and Parmar, Niki and Uszkoreit, Jakob and
               Jones, Llion and Gomez, Aidan N. and Kaiser, {\L}ukasz and Polosukhin, Illia},
  title     = {Attention Is All You Need},
  booktitle = {Advances in Neural Information Processing Systems},
  volume    = {30},
  year      = {2017},
}

@inproceedings{wei2022chain,
  author    = {Wei, Jason and Wang, Xuezhi and Schuurmans, Dale and Bosma, Maarten and
               Ichter, Brian and Xia, Fei and Chi, Ed H. and Le, Quoc V. and Zhou, Denny},
  title     = {Chain-of-Thought Prompting Elicits Reasoning in Large Language Models},
  booktitle = {Advances in Neural Information Processing Systems},
  volume    = {35},
  year      = {2022},
}

@article{ji2023survey,
  author  = {Ji, Ziwei and Lee, Nayeon and Frieske, Rita and Yu, Tiezheng and Su, Dan and
             Xu, Yan and Ishii, Etsuko and Bang, Ye Jin and Madotto, Andrea and Fung, Pascale},
  title   = {Survey of Hallucination in Natural Language Generation},
  journal = {ACM Computing Surveys},
  volume  = {55},
  number  = {12},
  pages   = {1--38},
  year    = {2023},
  doi     = {10.1145/3571730},
}

"""#),
    ("arxiv-author-listing.txt", #"""
Jason Weston
5 papers on arXiv
Academic Profile
Statistics
Similar Authors
Papers on arXiv
Chain-of-Verification Reduces Hallucination in Large Language Models
A model first drafts an answer, then writes questions that would expose its own mistakes, answers each of them apart from the draft, and last of all rewrites what it said. On lists, closed bo...
System 2 Attention (is something you might need too)
What stands in the prompt sways the answer even when it has nothing to do with it. Here the model rewrites the prompt first, keeping what matters, and attends to the rewritten text only. Opi...
Self-Rewarding Language Models
Instead of a frozen reward model, the language model judges its own answers while it trains, so that following instructions and judging them improve together from one round to the next. Three...
Branch-Solve-Merge Improves Large Language Model Evaluation and Generation
A task with many criteria is split into branches, each branch is solved by itself and the solutions are merged. As a judge, a model that works this way agrees more often with people and is sw...
Distilling System 2 into System 1
Slow methods that write out intermediate steps often answer better. The work asks whether their results can be trained back into the model, so that it answers at once without those steps and st...

"""#),
    ("acl-anthology-author-page.txt", #"""
2023
pdf
bib
abs
The CRINGE Loss: Learning what language not to model
Leonard Adolphs
|
Tianyu Gao
|
Jing Xu
|
Kurt Shuster
|
Sainbayar Sukhbaatar
|
Jason Weston
Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)
Training data usually shows only what to write. This paper adds examples of what not to write and a loss that pushes a bad token below one the model itself ranks high, which is easy to implement and helps with safety, contradiction and dialogue.
2022
pdf
bib
abs
Director: Generator-Classifiers For Supervised Language Modeling
Kushal Arora
|
Kurt Shuster
|
Sainbayar Sukhbaatar
|
Jason Weston
Proceedings of the 2nd Conference of the Asia-Pacific Chapter of the Association for Computational Linguistics and the 12th International Joint Conference on Natural Language Processing (Volume 1: Long Papers)
One network both predicts the next token and classifies it as wanted or unwanted. The two heads share their training, and decoding multiplies what they say, so that fewer toxic and repetitive answers come out at no loss of speed.
2019
pdf
bib
abs
Adaptive Attention Span in Transformers
Sainbayar Sukhbaatar
|
Edouard Grave
|
Piotr Bojanowski
|
Armand Joulin
Proceedings of the 57th Annual Meeting of the Association for Computational Linguistics
Each attention head learns how far back it needs to look. Most heads settle for a short span, so that the longest context can grow to thousands of characters while memory and time stay in bounds.

"""#),
    ("refdesk.json", #"""
{
  "sources": ["arxiv-author-listing.txt", "acl-anthology-author-page.txt"]
}

"""#),
  ]
}
