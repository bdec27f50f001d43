/// What made-up bibliographies are made of.
enum Corpus {
  static let stems = list(
    """
    neural attention transformer language model translation parsing semantic syntax dependency graph
    embedding contextual multilingual low resource transfer learning pretraining fine tuning dialogue
    summarization question answering retrieval generation evaluation corpus annotation bias fairness
    robust adversarial sentiment discourse coreference entity relation extraction knowledge
    commonsense reasoning prompting instruction alignment reward reinforcement sequence labeling
    tagging morphology phonology speech recognition synthesis acoustic lexical grammar induction
    unsupervised supervised distillation compression quantization efficient sparse dense memory
    decoding sampling beam search probing interpretability causal latent variational bayesian
    optimization gradient curriculum augmentation noise domain adaptation zero shot few cross lingual
    code switching historical clinical legal biomedical scientific social media hate detection
    misinformation claim verification argument mining narrative story poetry humor metaphor
    pragmatics grounding vision image video multimodal emotion gesture temporal event script planning
    simplification paraphrase entailment inference similarity tokenization subword byte character
    orthography typology creole sign treebank lexicon ontology thesaurus cognitive psycholinguistic
    eyetracking surprisal reading comprehension benchmark shared task toolkit framework survey
    tutorial analysis study approach method system dataset
    """)
  static let glue = list(
    "the of and a in to for with via from on towards using without beyond as by")
  static let givens = list(
    """
    John Maria Wei Yuki Ahmed Fatima Olga Ivan Chen Li Anna Peter Lars Ingrid Sofia Carlos Jose Ana
    Luca Giulia Hans Greta Pierre Camille Noah Emma Ravi Priya Arjun Aisha Omar Leila Minh Thu
    Hiroshi Sakura Jun Min Seo Ji Pavel Katya Tomas Eva Marek Zofia Mehmet Elif Kofi Ama Tunde Ngozi
    """)
  static let families = list(
    """
    Smith Johnson Wang Li Zhang Chen Liu Yang Huang Zhao Wu Zhou Kim Lee Park Choi Tanaka Suzuki Sato
    Watanabe Nguyen Tran Pham Patel Sharma Gupta Kumar Singh Khan Ali Hassan Rossi Bianchi Ferrari
    Russo Schmidt Weber Fischer Wagner Becker Hoffmann Martin Bernard Dubois Moreau Laurent Silva
    Santos Oliveira Costa Pereira Garcia Martinez Lopez Hernandez Jones Brown Taylor Wilson Evans
    Murphy Kelly Walsh Byrne Novak Kovac Horvat Petrov Ivanov Popov Sokolov Andersen Nielsen Hansen
    Virtanen Korhonen Yilmaz Kaya Demir Okafor Mensah Adeyemi Cohen Levy Mizrahi Goldberg Georgiou
    """)
  static let accented: [(plain: String, written: String, latex: String)] = [
    ("Muller", "Müller", "M{\\\"u}ller"), ("Gomez", "Gómez", "G{\\'o}mez"),
    ("Celik", "Çelik", "{\\c{C}}elik"), ("Sogaard", "Søgaard", "S{\\o}gaard"),
    ("Dvorak", "Dvořák", "Dvo{\\v{r}}{\\'a}k"), ("Hajic", "Hajič", "Haji{\\v{c}}"),
    ("Benoit", "Benoît", "Beno{\\^\\i}t"), ("Hakansson", "Håkansson", "H{\\aa}kansson"),
    ("Schutze", "Schütze", "Sch{\\\"u}tze"), ("Strasse", "Straße", "Stra{\\ss}e"),
  ]
  static let venues = [
    "Proceedings of the Annual Meeting of the Association for Computational Linguistics",
    "Proceedings of the Conference on Empirical Methods in Natural Language Processing",
    "Proceedings of the Conference of the North {A}merican Chapter",
    "Proceedings of the International Conference on Computational Linguistics",
    "Findings of the Association for Computational Linguistics: {EMNLP}",
    "Proceedings of the Workshop on {NLP} for Similar Languages, Varieties and Dialects",
  ]
  static let venueKeys = list("acl emnlp naacl coling findings vardial")
  static let types = list(
    "inproceedings inproceedings inproceedings inproceedings inproceedings article article book "
      + "phdthesis inproceedings")
  static let months = list("jan feb mar apr may jun jul aug sep oct nov dec")
  static let initials = list("A B C D E F G H J K L M N P R S T W")
  static let onsets = list("b br c ch d dr f g gr h j k l m n p pl qu r s st t tr v w z")
  static let rimes = list("a al an ar e el en er es i in is o ol on or os u um un us y ine ate ion")

  private static func list(_ words: String) -> [String] {
    words.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
