from dpnsee_analytics.errors import DataError, Problem, UnknownNameError, did_you_mean


def test_a_problem_says_where_what_and_how_to_mend():
    problem = Problem("members.csv", 7, "country_code", "YU", "is not a country code.", "Use RS.")
    assert str(problem) == "members.csv:7: country_code “YU” is not a country code. Use RS."


def test_a_problem_of_a_whole_file_names_no_line():
    assert (
        str(Problem("a.csv", 0, "", "", "It is empty.", "Fill it."))
        == "a.csv: It is empty. Fill it."
    )


def test_data_error_holds_every_problem():
    problem = Problem("a.csv", 2, "", "", "One.", "Two.")
    error = DataError([problem, problem])
    assert error.problems == (problem, problem)
    assert str(error).startswith("2 problems in the data.\n")


def test_unknown_names_offer_the_known_ones():
    assert did_you_mean("membr", ["member", "former"]) == "Did you mean “member”?"
    assert did_you_mean("zzz", ["b", "a"]) == "Known: a, b."
    assert did_you_mean("zzz", []) == "None exist yet."
    assert "“eu”" in str(UnknownNameError("group", "eu", ["un"]))
