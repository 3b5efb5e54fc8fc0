package cn.anlan.tourplans;

import cn.anlan.platform.Actor;

/** The committee has approved a tour. Published synchronously in the transaction of the act; the same tour may be told more than once. */
public record TourApproved(TourPlans.Approved approved, Actor actor) {}
