//! Areas of life, wellbeing and development. One goal or observation may belong to several, or to none.

use crate::base::code_list;

code_list! {
    /// The four strands of preparing for adulthood in England.
    PREPARING_FOR_ADULTHOOD "preparing-for-adulthood" "2015"
        from "SEND Code of Practice 2015, Department for Education and Department of Health, \
              https://www.gov.uk/government/publications/send-code-of-practice-0-to-25; councils word the strands \
              differently"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// Work, training, further or higher education.
        "employment" "Employment and education"
        /// Choice and control over one's life, home and support.
        "independent-living" "Independent living"
        /// Friends, relationships, and a part in the community.
        "community-inclusion" "Friends, relationships and community"
        /// Being as well as possible.
        "health" "Health"
    }
}

code_list! {
    /// The eight wellbeing indicators of Getting it right for every child, Scotland. They overlap, and none has a
    /// score.
    WELLBEING_INDICATOR "wellbeing-indicator" "2014"
        from "Getting it right for every child, Scottish Government, \
              https://www.gov.scot/policies/girfec/wellbeing-indicators-shanarri/"
        licence "OGL-UK-3.0"
        Seen
    {
        /// Protected from harm.
        "safe" "Safe"
        /// As well as can be in body and mind, with the care that takes.
        "healthy" "Healthy"
        /// Learning, and growing in confidence and skill.
        "achieving" "Achieving"
        /// Cared for in a loving place.
        "nurtured" "Nurtured"
        /// With chances to play, move and take part.
        "active" "Active"
        /// Heard, and part of decisions.
        "respected" "Respected"
        /// With a part to play, and guidance where it is needed.
        "responsible" "Responsible"
        /// Belonging, with help over what keeps one out.
        "included" "Included"
    }
}

code_list! {
    /// The areas of the engagement model. They have no order, and progress is not expected in all of them.
    ENGAGEMENT_AREA "engagement-area" "2024"
        from "The engagement model, Standards and Testing Agency, \
              https://www.gov.uk/government/publications/the-engagement-model/the-engagement-model"
        licence "OGL-UK-3.0"
        Seen
    {
        /// Shows interest in something, and in more than one setting as it grows.
        "exploration" "Exploration"
        /// Finds that something happens, or that doing something changes it.
        "realisation" "Realisation"
        /// Knows from a sign what comes next.
        "anticipation" "Anticipation"
        /// Keeps at it, and tries another way.
        "persistence" "Persistence"
        /// Begins of their own accord.
        "initiation" "Initiation"
    }
}

code_list! {
    /// The seven areas of learning in the early years in England.
    EYFS_AREA "eyfs-area" "2021"
        from "Early years foundation stage statutory framework, Department for Education, \
              https://www.gov.uk/government/publications/early-years-foundation-stage-framework--2"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// A prime area.
        "communication-and-language" "Communication and language"
        /// A prime area.
        "physical-development" "Physical development"
        /// A prime area.
        "personal-social-and-emotional-development" "Personal, social and emotional development"
        /// A specific area.
        "literacy" "Literacy"
        /// A specific area.
        "mathematics" "Mathematics"
        /// A specific area.
        "understanding-the-world" "Understanding the world"
        /// A specific area.
        "expressive-arts-and-design" "Expressive arts and design"
    }
}

code_list! {
    /// The three characteristics of effective learning in the early years in England. They have no scale.
    EYFS_CHARACTERISTIC "eyfs-characteristic" "2021"
        from "Early years foundation stage statutory framework, Department for Education, \
              https://www.gov.uk/government/publications/early-years-foundation-stage-framework--2"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// Looks into things and has a go.
        "playing-and-exploring" "Playing and exploring"
        /// Stays with it and enjoys getting there.
        "active-learning" "Active learning"
        /// Has own ideas, links them, and finds ways.
        "creating-and-thinking-critically" "Creating and thinking critically"
    }
}

code_list! {
    /// The three strands of Routes for Learning, Wales. The numbered boxes are left out: they differ between editions
    /// and are no ladder.
    ROUTES_FOR_LEARNING_STRAND "routes-for-learning-strand" "2020"
        from "Routes for Learning, Welsh Government, https://hwb.gov.wales/curriculum-for-wales/routes-for-learning/"
        licence "OGL-UK-3.0"
        Seen
    {
        /// Early thinking.
        "cognitive-development" "Cognitive development"
        /// Being with others, and telling them.
        "communication-and-social-interaction" "Communication and social interaction"
        /// Noticing the world around, and acting on it.
        "environmental-interaction" "Environmental interaction"
    }
}
